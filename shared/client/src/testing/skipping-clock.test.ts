import { expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.ts';
import { createSkippingClock } from './skipping-clock.ts';

it('goes with the clock below it', async () => {
  const base = createFakeClock(1_000);
  const clock = createSkippingClock(base);
  const rung: string[] = [];
  clock.after(50, () => rung.push('late'));
  clock.after(10, () => rung.push('early'));
  await base.advance(20);
  expect([clock.now(), rung]).toEqual([1_020, ['early']]);
});

it('moves on, and what has fallen due by then rings in its order, once', async () => {
  const base = createFakeClock(1_000);
  const clock = createSkippingClock(base);
  const rung: string[] = [];
  clock.after(5_000, () => rung.push('third'));
  clock.after(2_000, () => rung.push('second'));
  clock.after(1_000, () => rung.push('first'));
  clock.after(1_500, () => rung.push('stopped'))();
  clock.skip(3_000);
  await base.advance(0);
  expect([clock.now(), rung]).toEqual([4_000, ['first', 'second']]);
  await base.advance(2_000);
  expect(rung).toEqual(['first', 'second', 'third']);
});
