import { limits } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { newPassword } from './new-password.ts';

it('is four groups of four, long enough for the server, and another each time', () => {
  const made = new Set(Array.from({ length: 200 }, () => newPassword()));
  expect(made.size).toBe(200);
  for (const password of made)
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/u);
  expect([...made][0]?.length).toBeGreaterThanOrEqual(limits.password_length.min);
});

it('favours no letter: bytes beyond the last whole round of letters are passed over', () => {
  let round = 0;
  const password = newPassword((bytes) => bytes.fill(round++ === 0 ? 255 : 0));
  expect(password).toBe('aaaa-aaaa-aaaa-aaaa');
  expect(round).toBe(2);
});
