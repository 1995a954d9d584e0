import { expect, it } from 'vitest';
import { screensOf } from './screens-of.ts';

it('takes what is filed under “Screens”, and nothing else', () => {
  const titles = [
    'Console/Screens',
    'Widget/Screens/Launcher',
    'Console/Components/Button',
    'Tokens',
  ];
  const entries = Object.fromEntries(
    titles.map((title) => [title, { id: title, title, name: 'First' }]),
  );
  expect(screensOf({ entries }).map(({ title }) => title)).toEqual([
    'Console/Screens: First',
    'Widget/Screens/Launcher: First',
  ]);
});
