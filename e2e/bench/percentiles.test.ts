import { describe, expect, test } from 'vitest';
import { medianOf, spreadOf } from './percentiles.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => count - index);

describe('spreadOf', () => {
  test('takes the nearest rank, whatever the order', () => {
    expect(spreadOf(upTo(100))).toEqual({ p50: 50, p99: 99 });
    expect(spreadOf(upTo(200))).toEqual({ p50: 100, p99: 198 });
  });

  test('sorts as numbers', () => {
    expect(spreadOf([10, 9, 1])).toEqual({ p50: 9, p99: 10 });
  });

  test('of one value is that value', () => {
    expect(spreadOf([7])).toEqual({ p50: 7, p99: 7 });
  });

  test('of nothing is not a number', () => {
    expect(spreadOf([])).toEqual({ p50: Number.NaN, p99: Number.NaN });
  });
});

describe('medianOf', () => {
  test('of an odd number is the middle', () => {
    expect(medianOf([9, 1, 10])).toBe(9);
  });

  test('of an even number is the mean of the middle two', () => {
    expect(medianOf([4, 1, 3, 100])).toBe(3.5);
  });

  test('of nothing is not a number', () => {
    expect(medianOf([])).toBeNaN();
  });
});
