import { expect, it } from 'vitest';
import { createCrowd } from './crowd.ts';

it('is full with so many, for each alone, and has room again when one leaves', () => {
  const crowd = createCrowd(2);
  const [leave] = [crowd.enter('here'), crowd.enter('here')];
  expect([crowd.isFull('here'), crowd.isFull('there')]).toEqual([true, false]);
  leave?.();
  expect(crowd.isFull('here')).toBe(false);
  crowd.enter('here');
  expect(crowd.isFull('here')).toBe(true);
});
