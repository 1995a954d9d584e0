import { expect, it } from 'vitest';
import { createCursorWords } from './cursor-words.ts';

const cursor = '01a1f9d4-b55f-7030-aab4-2430a5c8448c.10.01a1f9d7-7d7f-700c-a890-39a77c8e999a';
const words = createCursorWords('a secret');

it('[AU2] says nothing to a visitor, not even whether it is the same', () => {
  const [one, other] = [words.write('visitor', cursor), words.write('visitor', cursor)];
  expect(one).not.toBe(other);
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('01a1f9d4');
  expect(words.read('visitor', one)).toBe(cursor);
  expect(words.read('visitor', other)).toBe(cursor);
  expect(one.length).toBeLessThanOrEqual(200);
});

it('takes from a visitor what it gave to one, and nothing else', () => {
  const word = words.write('visitor', cursor);
  const changed = `${word.slice(0, 30)}${word[30] === 'A' ? 'B' : 'A'}${word.slice(31)}`;
  for (const wrong of ['', 'x', cursor, changed, word.slice(0, -8), 'A'.repeat(200)]) {
    expect(words.read('visitor', wrong)).toBeUndefined();
  }
  expect(createCursorWords('another secret').read('visitor', word)).toBeUndefined();
});

it('is plain to agents', () => {
  expect(words.write('agent', cursor)).toBe(cursor);
  expect(words.read('agent', cursor)).toBe(cursor);
});
