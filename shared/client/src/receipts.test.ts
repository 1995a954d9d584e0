import { describe, expect, it } from 'vitest';
import { foldSnapshot } from './fold.ts';
import { arrivedSeq, readableSeq } from './receipts.ts';
import type { VisitorState } from './state.ts';
import { eventAt, snapshotOf, stepAt, talkAt } from './test/events.ts';
import { emptyState } from './empty-state.ts';
import { visitorAudience } from './visitor-audience.ts';

const mia: VisitorState = { ...emptyState, me: { kind: 'visitor', id: 'mia' } };

/** Mia's client after a talk in which the agent said 1 and 2, and she answered. */
function afterTalk(change: Parameters<typeof talkAt>[1] = {}): VisitorState {
  const events = [eventAt(1), eventAt(2), eventAt(3, { side: 'visitor' })];
  const snapshot = { ...snapshotOf(1, 3), events, conversation: talkAt(3, change) };
  return foldSnapshot(mia, snapshot, visitorAudience);
}

describe('what has arrived', () => {
  it("[RC6] goes up to the other side's last message here", () => {
    expect(arrivedSeq(afterTalk(), 'talk', 'visitor')).toBe(2);
    expect(arrivedSeq(afterTalk(), 'talk', 'agent')).toBe(3);
  });

  it('[RC6] is nothing without a log', () => {
    const state = { ...mia, conversations: { talk: talkAt(9) } };
    expect(arrivedSeq(state, 'talk', 'visitor')).toBeUndefined();
  });

  it('is nothing new where the side has it already', () => {
    const state = afterTalk({ visitor_delivered_seq: 2 });
    expect(arrivedSeq(state, 'talk', 'visitor')).toBeUndefined();
  });
});

describe('what may be read', () => {
  it("is the other side's last message at or above the last line shown", () => {
    expect(readableSeq(afterTalk(), 'talk', 'visitor', 3)).toBe(2);
    expect(readableSeq(afterTalk(), 'talk', 'visitor', 1)).toBe(1);
    expect(readableSeq(afterTalk(), 'talk', 'visitor', 0)).toBeUndefined();
  });

  it('[RC2] is judged by what this reader has read, not by what its side has', () => {
    const snapshot = { ...snapshotOf(1, 2), steps: [stepAt(2, 'read', 'visitor', 'a colleague')] };
    const state = foldSnapshot(mia, snapshot, visitorAudience);
    expect(readableSeq(state, 'talk', 'visitor', 2)).toBe(2);
    const own = { ...snapshot, steps: [stepAt(2, 'read', 'visitor', 'mia')] };
    const read = foldSnapshot(mia, own, visitorAudience);
    expect(readableSeq(read, 'talk', 'visitor', 2)).toBeUndefined();
  });
});
