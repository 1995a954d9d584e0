import { expect, it } from 'vitest';
import { screensOf } from './screens-of.ts';

it('takes what says that it is a screen, and nothing else', () => {
  const tags = { Launcher: ['dev', 'screen'], Button: ['dev'], Tokens: undefined };
  const entries = Object.fromEntries(
    Object.entries(tags).map(([title, its]) => [
      title,
      { id: title, title, name: 'First', ...(its && { tags: its }) },
    ]),
  );
  expect(screensOf({ entries }).map(({ title }) => title)).toEqual(['Launcher: First']);
});
