import { expect, it } from 'vitest';
import { backoff_ms } from './backoff.ts';

it('[ST7] waits a random part of a span that doubles from a second', () => {
  const spans = [1, 2, 3, 7].map((tries) => backoff_ms(tries, () => 0.999_999));
  expect(spans).toEqual([999, 1_999, 3_999, 63_999]);
  expect(backoff_ms(7, () => 0)).toBe(0);
});
