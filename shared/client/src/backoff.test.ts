import { expect, it } from 'vitest';
import { backoff } from './backoff.ts';

it('[SN5] waits a random part of a span that doubles up to 30 s', () => {
  const spans = [0, 1, 2, 3, 5, 6, 7, 50].map((failures) => backoff(failures, () => 1));
  expect(spans).toEqual([500, 1_000, 2_000, 4_000, 16_000, 30_000, 30_000, 30_000]);
  expect(backoff(3, () => 0.25)).toBe(1_000);
  expect(backoff(9, () => 0)).toBe(0);
  expect(backoff(0, () => 0.0011)).toBe(1);
});

it('never waits less than the server asked for', () => {
  expect(backoff(0, () => 0.5, 2_000)).toBe(2_000);
  expect(backoff(6, () => 0.5, 2_000)).toBe(15_000);
});
