import { expect, it } from 'vitest';
import { endIsNear, standsAtEnd } from './stands-at-end.ts';

const box = (scrollTop: number) => ({ scrollTop, scrollHeight: 1000, clientHeight: 400 });

it('the end is near within a line of it', () => {
  expect(endIsNear(box(600))).toBe(true);
  expect(endIsNear(box(569))).toBe(true);
  expect(endIsNear(box(568))).toBe(false);
});

it('who goes up leaves the end', () => {
  expect(standsAtEnd(true, 600, box(500))).toBe(false);
});

it('who goes up a little stays', () => {
  expect(standsAtEnd(true, 600, box(590))).toBe(true);
});

it('a late scroll of a panel that has changed its size meanwhile leaves nobody behind', () => {
  expect(standsAtEnd(true, 101, box(115))).toBe(true);
  expect(standsAtEnd(true, 115, box(115))).toBe(true);
});

it('who comes back to the end stands there again, and not before', () => {
  expect(standsAtEnd(false, 200, box(300))).toBe(false);
  expect(standsAtEnd(false, 300, box(600))).toBe(true);
});
