import { expect, it } from 'vitest';
import { retryAfter_ms } from './retry-after.ts';

const now_ms = Date.UTC(2026, 10, 20, 9, 30);

it.each([
  ['3', 3_000],
  ['0', 0],
  ['300', 300_000],
  ['86400', 300_000],
  ['Fri, 20 Nov 2026 09:30:20 GMT', 20_000],
  ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ['Fri, 20 Nov 2099 09:30:20 GMT', 300_000],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('[ST7] Retry-After %s is %s ms', (header, wait_ms) => {
  expect(retryAfter_ms(header, now_ms)).toBe(wait_ms);
});
