import { expect, it } from 'vitest';
import { goOn, type Soon } from './soon.ts';

const twice = (value: Soon<number>) => goOn(value, (number) => number * 2);

it('goes on at once with what is there', () => {
  expect(twice(21)).toBe(42);
});

it('goes on later with what will be, and passes on what fails', async () => {
  const later = twice(Promise.resolve(21));
  expect(later).toBeInstanceOf(Promise);
  expect(await later).toBe(42);
  await expect(twice(Promise.reject(new Error('lost')))).rejects.toThrow('lost');
});
