import type { Conversation } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createLateRows, type LateTransaction, type LateWork } from './late-rows.ts';

const row = (id: string, head = 1) => ({ id, account_id: 'home', head }) as Conversation;
const entry = (conversation_id: string, seq: number) => ({
  conversation_id,
  seq,
  slot: '',
  position: seq,
});
const listed = ({ unlisted }: LateWork) => unlisted.flatMap(({ positions }) => positions);

/** Late rows that have caught up, with these put off. */
function withWaiting(...rows: readonly Conversation[]) {
  const late = createLateRows(3_000);
  const transaction = late.open(1);
  transaction.caughtUp();
  for (const one of rows) says(transaction, one);
  transaction.keep();
  return late;
}

function says(transaction: LateTransaction, one: Conversation): void {
  transaction.putOff(one);
  transaction.list(entry(one.id, one.head));
  transaction.took('home', one.head);
}

describe('late rows', () => {
  it('are given out once, with what their logs are to list, as they were last', () => {
    const late = withWaiting(row('b', 1), row('a', 2), row('b', 3));
    expect([late.areWritten(1), late.waiting()]).toEqual([false, 2]);
    const transaction = late.open(1);
    const work = transaction.takeAll();
    expect(work).toMatchObject({
      rows: [row('a', 2), row('b', 3)],
      heads: new Map([['home', 3]]),
    });
    expect(listed(work)).toEqual([2, 1, 3]);
    const more = transaction.takeAll();
    expect([more.rows, listed(more)]).toEqual([[], []]);
    transaction.keep();
    expect([late.areWritten(1), late.waiting()]).toEqual([true, 0]);
  });

  it('of one conversation are given out alone, and with what its transaction has added', () => {
    const late = withWaiting(row('a', 1), row('b', 2));
    const transaction = late.open(1);
    says(transaction, row('b', 3));
    says(transaction, row('a', 4));
    const one = transaction.takeOne('b');
    expect([one.rows, listed(one), one.heads]).toEqual([[row('b', 3)], [2, 3], new Map()]);
    expect(listed(transaction.takeOne('b'))).toEqual([]);
    transaction.keep();
    const rest = late.open(1).takeAll();
    expect([rest.rows, listed(rest)]).toEqual([[row('a', 4)], [1, 4]]);
  });

  it('are given out in parts, each once', () => {
    const rows = Array.from({ length: 100 }, (_, index) => row(`row-${index + 100}`, index + 1));
    const late = withWaiting(...rows.toReversed());
    const transaction = late.open(1);
    // Those that have waited longest first.
    expect(transaction.takePart().rows).toEqual(rows.slice(14));
    expect(transaction.takePart().rows).toEqual(rows.slice(0, 14));
    expect(transaction.takePart().rows).toEqual([]);
    transaction.keep();
    expect(late.waiting()).toBe(0);
  });

  it('wait on where the transaction that wrote them was rolled back', () => {
    const late = withWaiting(row('a', 1));
    late.open(1).takeAll();
    expect(late.areWritten(1)).toBe(false);
    expect(late.open(1).takeAll().rows).toEqual([row('a', 1)]);
  });

  it('of a transaction that was rolled back were never there', () => {
    const late = withWaiting(row('a', 1));
    const transaction = late.open(1);
    says(transaction, row('a', 2));
    expect(transaction.recall('a')).toEqual(row('a', 2));
    expect(late.open(1).recall('a')).toEqual(row('a', 1));
  });

  it('that were put off and written in one transaction wait no more', () => {
    const late = withWaiting();
    const transaction = late.open(1);
    says(transaction, row('a', 1));
    transaction.takeAll();
    transaction.keep();
    expect(late.areWritten(1)).toBe(true);
  });

  it('that were put off after they had been written wait again', () => {
    const late = withWaiting(row('a', 1));
    const transaction = late.open(1);
    transaction.takeAll();
    says(transaction, row('a', 2));
    transaction.keep();
    const more = late.open(1).takeAll();
    expect([more.rows, listed(more)]).toEqual([[row('a', 2)], [2]]);
  });

  it('are revised where they wait, and else left to whoever writes them', () => {
    const late = withWaiting(row('a', 1));
    const transaction = late.open(1);
    transaction.revise(row('a', 2));
    transaction.revise(row('b', 2));
    expect(transaction.takeAll().rows).toEqual([row('a', 2)]);
  });

  it('are let go when somebody else has written: then nothing is up to date', () => {
    const late = withWaiting(row('a', 1));
    expect(late.open(1).isCaughtUp()).toBe(true);
    const transaction = late.open(2);
    expect(transaction.isCaughtUp()).toBe(false);
    expect(transaction.recall('a')).toBeUndefined();
    expect(late.areWritten(2)).toBe(false);
    transaction.caughtUp();
    transaction.keep();
    expect([late.areWritten(2), late.areWritten(3)]).toEqual([true, false]);
  });

  it('go out evenly within a round, and only its end tells how far they have come', () => {
    const rows = Array.from({ length: 20 }, (_, index) => row(`row-${index + 10}`, index + 1));
    const late = withWaiting(...rows);
    const begins = late.open(1);
    expect(begins.takeDue(1_000).rows).toEqual([]);
    begins.keep();
    const first = late.open(1);
    const part = first.takeDue(2_500);
    expect([part.rows, part.heads]).toEqual([rows.slice(0, 10), new Map()]);
    // What comes meanwhile is not the round's.
    says(first, row('row-99', 21));
    first.keep();
    const second = late.open(1);
    expect(second.takeDue(9_000)).toMatchObject({
      rows: rows.slice(10),
      heads: new Map([['home', 20]]),
    });
    second.keep();
    expect([late.waiting(), late.areWritten(1)]).toEqual([1, false]);
    expect(late.open(1).takeAll()).toMatchObject({ heads: new Map([['home', 21]]) });
  });

  it('are never many at once, however long nothing was committed', () => {
    const late = withWaiting(...Array.from({ length: 50 }, (_, index) => row(`row-${index}`)));
    const sizes = [0, 60_000, 60_000, 60_000].map((now_ms) => {
      const transaction = late.open(1);
      const { rows } = transaction.takeDue(now_ms);
      transaction.keep();
      return rows.length;
    });
    expect(sizes).toEqual([0, 22, 22, 6]);
  });

  it('have their turn again where the transaction of their turn was rolled back', () => {
    const rows = [row('a', 1), row('b', 2)];
    const late = withWaiting(...rows);
    late.open(1).takeDue(0);
    const begins = late.open(1);
    begins.takeDue(0);
    begins.keep();
    expect(late.open(1).takeDue(3_000).rows).toEqual(rows);
    expect(late.open(1).takeDue(3_000)).toMatchObject({ rows, heads: new Map([['home', 2]]) });
  });
});
