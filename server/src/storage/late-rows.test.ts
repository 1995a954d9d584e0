import type { Conversation } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createLateRows, type LateTransaction } from './late-rows.ts';

const row = (id: string, head = 1) => ({ id, head }) as Conversation;
const place = (position: number) => ({ account_id: 'home', position });

/** Late rows that have caught up, with these put off. */
function withWaiting(...rows: readonly Conversation[]) {
  const late = createLateRows();
  const transaction = late.open(1);
  transaction.caughtUp();
  for (const one of rows) says(transaction, one);
  transaction.keep();
  return late;
}

function says(transaction: LateTransaction, one: Conversation): void {
  transaction.putOff(one);
  transaction.putOffListing(one.id, place(one.head));
  transaction.took('home', one.head);
}

describe('late rows', () => {
  it('are given out once, with what their logs are to list, as they were last', () => {
    const late = withWaiting(row('b', 1), row('a', 2), row('b', 3));
    expect([late.areWritten(1), late.waiting()]).toEqual([false, 2]);
    const transaction = late.open(1);
    expect(transaction.takeAll()).toEqual({
      rows: [row('a', 2), row('b', 3)],
      unlisted: [place(2), place(1), place(3)],
      heads: new Map([['home', 3]]),
    });
    expect(transaction.takeAll().rows).toEqual([]);
    transaction.keep();
    expect([late.areWritten(1), late.waiting()]).toEqual([true, 0]);
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

  it('that were put off after they had been written wait again', () => {
    const late = withWaiting(row('a', 1));
    const transaction = late.open(1);
    transaction.takeAll();
    says(transaction, row('a', 2));
    transaction.keep();
    expect(late.open(1).takeAll()).toMatchObject({ rows: [row('a', 2)], unlisted: [place(2)] });
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

  it('go out in parts of a round, and only its last tells how far they have come', () => {
    const rows = Array.from({ length: 20 }, (_, index) => row(`row-${index + 10}`, index + 1));
    const late = withWaiting(...rows);
    late.beginRound();
    const first = late.open(1);
    const part = first.takePart();
    expect(part.rows).toEqual(rows.slice(0, 16));
    expect(part.heads).toEqual(new Map());
    // What comes meanwhile is not the round's.
    says(first, row('row-99', 21));
    first.keep();
    const second = late.open(1);
    expect(second.takePart()).toMatchObject({
      rows: rows.slice(16),
      heads: new Map([['home', 20]]),
    });
    second.keep();
    expect([late.isInRound(), late.waiting(), late.areWritten(1)]).toEqual([false, 1, false]);
    expect(late.open(1).takeAll()).toMatchObject({ heads: new Map([['home', 21]]) });
  });

  it('of a broken round wait for the next', () => {
    const late = withWaiting(row('a', 1));
    late.beginRound();
    late.open(1).takePart();
    late.breakRound();
    expect(late.open(1).takePart().rows).toEqual([]);
    late.beginRound();
    expect(late.open(1).takePart().rows).toEqual([row('a', 1)]);
  });
});
