import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from './events.ts';
import { ada, agentEvents, ids, message, receipt } from './golden/index.ts';
import {
  applyEvent,
  applyReceipt,
  emptyLog,
  findMessage,
  logFromSnapshot,
  prependHistory,
  type Log,
} from './log.ts';

function said(
  seq: number,
  prev = seq - 1,
): Extract<ConversationEvent, { event_type: 'message.created' }> {
  const base = agentEvents['message.created'];
  const id = `0198c0de-0000-7000-8000-${String(seq).padStart(12, '0')}`;
  return {
    ...base,
    event_id: id,
    seq,
    prev,
    data: { message: { ...message, id, seq, version: seq } },
  };
}

function play(log: Log, events: readonly ConversationEvent[]): Log {
  return events.reduce((now, event) => {
    const applied = applyEvent(now, event);
    return applied.outcome === 'applied' ? applied.log : now;
  }, log);
}

const seqs = (log: Log) => log.entries.map((entry) => entry.seq);

describe('a log', () => {
  it('[WT2] keeps what a website tells in its chain, and shows no line of it', () => {
    const described = { ...agentEvents['conversation.described'], seq: 2, prev: 1 };
    const log = play(emptyLog, [said(1), described, said(3)]);
    expect([log.head, log.entries.map(({ kind }) => kind)]).toEqual([
      3,
      ['message', 'change', 'message'],
    ]);
    const page = { events: [said(1), described], steps: [], more: false };
    const later = play({ ...emptyLog, head: 2 }, [said(3)]);
    expect(seqs(prependHistory(later, page))).toEqual([1, 2, 3]);
  });

  it('[LG3] applies along the chain, drops what it has, and holds behind a gap', () => {
    const log = play(emptyLog, [said(1), said(2)]);
    expect(seqs(log)).toEqual([1, 2]);
    expect(applyEvent(log, said(2)).outcome).toBe('duplicate');
    expect(applyEvent(log, said(4)).outcome).toBe('gap');
    expect(applyEvent(log, said(3)).outcome).toBe('applied');
  });

  it('[LG3] a public chain may jump over notes', () => {
    const log = play(emptyLog, [said(1), said(5, 1)]);
    expect(seqs(log)).toEqual([1, 5]);
  });

  it('[ID5] has one order, whatever the clocks said', () => {
    const early = said(2);
    const line = { ...early, timestamp: '1999-01-01T00:00:00.000Z' };
    expect(seqs(play(emptyLog, [said(1), line, said(3)]))).toEqual([1, 2, 3]);
  });

  it('[LG3] repeated, late or early events never change what a log comes to', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 40 }), (order) => {
        const log = play(
          emptyLog,
          order.map((seq) => said(seq)),
        );
        expect(seqs(log)).toEqual(Array.from({ length: log.head }, (_, index) => index + 1));
      }),
    );
  });

  it('starts from a snapshot and grows both ways', () => {
    const snapshot = {
      events: [said(5), said(6)],
      steps: [receipt],
      more: true,
      conversation: { head: 6 },
    };
    const log = play(logFromSnapshot(snapshot), [said(7)]);
    const page = { events: [said(3), said(4), said(5)], steps: [receipt], more: false };
    const whole = prependHistory(log, page);
    expect(seqs(whole)).toEqual([3, 4, 5, 6, 7]);
    expect(whole.steps).toEqual([receipt]);
    expect(whole.more).toBe(false);
  });

  it('[RC3] keeps each receipt step once', () => {
    const log = applyReceipt(emptyLog, receipt);
    expect(log.steps).toEqual([receipt]);
    expect(applyReceipt(log, receipt)).toBe(log);
  });

  it('finds messages by id and shows the rest as activity', () => {
    const assigned = { ...agentEvents['conversation.assigned'], seq: 2, prev: 1 };
    const log = play(emptyLog, [said(1), assigned]);
    expect(log.entries[1]).toMatchObject({ kind: 'activity', event: { data: { by: ada } } });
    expect(findMessage(log, said(1).data.message.id)?.seq).toBe(1);
    expect(findMessage(log, ids.command)).toBeUndefined();
  });
});
