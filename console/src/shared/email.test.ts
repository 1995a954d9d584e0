import { expect, it } from 'vitest';
import { isEmail } from './email.ts';

it.each([
  ['', false],
  ['a@b.example', true],
  ['a@b', false],
  ['a b@c.example', false],
  ['ada', false],
  [`${'x'.repeat(250)}@b.example`, false],
])('%j can be an e-mail address: %s', (text, ok) => {
  expect(isEmail(text)).toBe(ok);
});
