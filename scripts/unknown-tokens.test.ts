import { expect, it } from 'vitest';
import { unknownTokens } from './unknown-tokens.ts';

const sheet = ':root { --pl-text: black; }';

it('finds a token that nobody has made, in sheets and in classes', () => {
  const text = 'a { color: var(--pl-text);\ncolor: var(--pl-txt) } "bg-(--pl-ground) z-[--pl-z]"';
  expect(unknownTokens('a.css', text, sheet)).toEqual([
    'a.css:2 names a token that does not exist: --pl-txt',
    'a.css:2 names a token that does not exist: --pl-ground',
    'a.css:2 names a token that does not exist: --pl-z',
  ]);
});

it('lets names stand that are made up while running', () => {
  expect(unknownTokens('a.ts', '`var(--pl-${tone})` --pl-tone-', sheet)).toEqual([]);
});
