import { expect, it } from 'vitest';
import { nextOrder, sortRows } from './sort-rows.ts';

const same = (word: string | number) => word;

it('orders words as people do, and numbers as numbers', () => {
  const names = ['Zoë', 'anna', 'Émile', 'Ben', 'Agent 10', 'Agent 9'];
  const sorted = ['Agent 9', 'Agent 10', 'anna', 'Ben', 'Émile', 'Zoë'];
  expect(sortRows(names, same, false, 'en')).toEqual(sorted);
  expect(sortRows(names, same, true, 'en')).toEqual(sorted.toReversed());
  expect(sortRows([10, 9, -1], same, false, 'en')).toEqual([-1, 9, 10]);
});

it('leaves equals, and the rows themselves, as they are', () => {
  const rows = [
    { role: 'agent', id: 1 },
    { role: 'admin', id: 2 },
    { role: 'agent', id: 3 },
  ];
  expect(sortRows(rows, ({ role }) => role, false, 'en').map(({ id }) => id)).toEqual([2, 1, 3]);
  expect(sortRows(rows, ({ role }) => role, true, 'en').map(({ id }) => id)).toEqual([1, 3, 2]);
  expect(rows.map(({ id }) => id)).toEqual([1, 2, 3]);
});

it('turns round at the second press, and begins anew with another column', () => {
  const first = nextOrder({ by: 'name', descending: false }, 'role');
  expect(first).toEqual({ by: 'role', descending: false });
  expect(nextOrder(first, 'role')).toEqual({ by: 'role', descending: true });
  expect(nextOrder(nextOrder(first, 'role'), 'role')).toEqual({ by: 'role', descending: false });
});
