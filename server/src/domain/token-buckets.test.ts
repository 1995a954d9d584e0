import { expect, it, vi } from 'vitest';
import { createTokenBuckets } from './token-buckets.ts';

it('allows a burst, then says how long to wait, and refills', () => {
  let now = 0;
  const buckets = createTokenBuckets({ now: () => now }, { burst: 2, per_s: 4 });
  expect([buckets.take('ann'), buckets.take('ann'), buckets.take('ann')]).toEqual([0, 0, 250]);
  now = 125;
  expect(buckets.take('ann')).toBe(125);
  now = 250;
  expect(buckets.take('ann')).toBe(0);
});

it('counts each key for itself', () => {
  const buckets = createTokenBuckets({ now: () => 0 }, { burst: 1, per_s: 1 });
  expect([buckets.take('ann'), buckets.take('bob'), buckets.take('ann')]).toEqual([0, 0, 1_000]);
});

it('can be asked without being charged', () => {
  const buckets = createTokenBuckets({ now: () => 0 }, { burst: 1, per_s: 1 });
  expect([
    buckets.wait('ann'),
    buckets.wait('ann'),
    buckets.take('ann'),
    buckets.wait('ann'),
  ]).toEqual([0, 0, 0, 1_000]);
});

it('takes many at once or none, and a burst for more than that', () => {
  let now = 0;
  const buckets = createTokenBuckets({ now: () => now }, { burst: 4, per_s: 4 });
  expect([buckets.take('ann', 3), buckets.take('ann', 3), buckets.take('ann')]).toEqual([
    0, 500, 0,
  ]);
  expect(buckets.take('ann', 9)).toBe(1_000);
  now = 1_000;
  expect([buckets.take('ann', 9), buckets.take('ann')]).toEqual([0, 250]);
});

it('takes back what was taken, and no more than fits', () => {
  const buckets = createTokenBuckets({ now: () => 0 }, { burst: 1, per_s: 1 });
  buckets.take('ann');
  for (const key of ['ann', 'ann', 'bob']) buckets.giveBack(key);
  expect([buckets.take('ann'), buckets.take('ann'), buckets.take('bob')]).toEqual([0, 1_000, 0]);
});

it('a clock that steps back gives nothing away', () => {
  let now = 10_000;
  const buckets = createTokenBuckets({ now: () => now }, { burst: 1, per_s: 1 });
  buckets.take('ann');
  now = 0;
  expect(buckets.take('ann')).toBe(1_000);
});

it('does not look at all of many keys for each new one', () => {
  const walks = vi.spyOn(Map.prototype, Symbol.iterator);
  const buckets = createTokenBuckets({ now: () => 0 }, { burst: 1, per_s: 1 / 600 });
  for (let key = 0; key < 11_000; key += 1) buckets.take(String(key));
  expect(walks.mock.calls.length).toBeLessThan(5);
  walks.mockRestore();
});

it('forgets, with many keys, those that are full again', () => {
  let now = 0;
  const buckets = createTokenBuckets({ now: () => now }, { burst: 1, per_s: 1 });
  for (let key = 0; key < 10_000; key += 1) buckets.take(String(key));
  now = 2_000;
  const forget = vi.spyOn(Map.prototype, 'delete');
  buckets.take('one more');
  expect(forget.mock.calls.length).toBeGreaterThan(9_000);
  forget.mockRestore();
});
