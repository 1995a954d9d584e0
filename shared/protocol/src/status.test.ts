import { expect, it } from 'vitest';
import { judgeTransition, sourcesOf, statuses, type Status, type Transition } from './status.ts';

// Columns: to pending, sent, delivered, read, failed.
const table: Record<Status, readonly Transition[]> = {
  pending: ['same', 'changed', 'changed', 'changed', 'changed'],
  sent: ['regression', 'same', 'changed', 'changed', 'changed'],
  delivered: ['regression', 'regression', 'same', 'changed', 'regression'],
  read: ['regression', 'regression', 'regression', 'same', 'regression'],
  failed: ['changed', 'regression', 'changed', 'changed', 'same'],
};

const cells = statuses.flatMap((from) =>
  statuses.map((to, column) => ({ from, to, verdict: table[from][column] })),
);

it.each(cells)('[ST2] $from → $to: $verdict', ({ from, to, verdict }) => {
  expect(judgeTransition(from, to)).toBe(verdict);
});

it('[ST2] an UPDATE may start from exactly the statuses that lead to its own', () => {
  for (const to of statuses) {
    const column = statuses.indexOf(to);
    expect(sourcesOf(to)).toEqual(statuses.filter((from) => table[from][column] === 'changed'));
  }
});
