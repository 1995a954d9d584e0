import { expect, it } from 'vitest';
import { freshId, moved, replaced, without } from './rows.ts';
import { minutesOf, timeOf } from './wall-minutes.ts';

it('moves, replaces and drops rows, and leaves the ends where they are', () => {
  const rows = ['a', 'b', 'c'];
  expect(moved(rows, 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(rows, 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(rows, 0, -1)).toBe(rows);
  expect(moved(rows, 2, 1)).toBe(rows);
  expect(replaced(rows, 1, 'x')).toEqual(['a', 'x', 'c']);
  expect(without(rows, 1)).toEqual(['a', 'c']);
});

it('finds an id that nobody has', () => {
  expect(freshId('text', [{ id: 'text_1' }, { id: 'text_3' }])).toBe('text_2');
});

it('reads and writes times, with midnight as a day’s end', () => {
  expect([timeOf(0), timeOf(565), timeOf(1_440)]).toEqual(['00:00', '09:25', '00:00']);
  expect([minutesOf('00:00', false), minutesOf('00:00', true)]).toEqual([0, 1_440]);
  expect(minutesOf('09:25', true)).toBe(565);
  expect(minutesOf('', false)).toBeNaN();
});
