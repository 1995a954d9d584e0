import type { Status } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { fold, foldSnapshot } from './fold.ts';
import type { OutgoingMessage, OutgoingState, VisitorState } from './state.ts';
import { eventAt, snapshotOf, stepAt } from './test/events.ts';
import { emptyState } from './empty-state.ts';
import { timelineOf } from './timeline.ts';
import { visitorAudience } from './visitor-audience.ts';

const base: VisitorState = foldSnapshot(
  { ...emptyState, me: { kind: 'visitor', id: 'mia' } },
  {
    ...snapshotOf(1, 2),
    events: [eventAt(1), eventAt(2, { side: 'visitor' })],
  },
  visitorAudience,
);

function outgoing(state: OutgoingState, id = 'out', conversation_id = 'talk'): OutgoingMessage {
  return { id, conversation_id, text: id, created_at: '2026-01-01T00:00:00.000Z', state };
}

const withOutbox = (...outbox: OutgoingMessage[]): VisitorState => ({ ...base, outbox });
const after = (state: VisitorState, item: Parameters<typeof fold>[1]): VisitorState =>
  fold(state, item, visitorAudience).state;
const sees = (state: VisitorState): string[] =>
  timelineOf(state, 'talk').map((line) =>
    line.kind === 'activity' ? line.event.event_type : `${line.key} ${line.status}`,
  );

function withDelivery({ logs }: VisitorState, status: Status): VisitorState['logs'] {
  const log = logs['talk'];
  if (log === undefined) throw new Error('no log');
  const entries = log.entries.map((entry) =>
    entry.kind === 'message' && entry.seq === 2
      ? { ...entry, message: { ...entry.message, status } }
      : entry,
  );
  return { ...logs, talk: { ...log, entries } };
}

describe('statuses', () => {
  it('[ST1] climbs from pending to read', () => {
    const seen = [
      sees(withOutbox(outgoing({ kind: 'queued' }))).at(-1),
      sees(withOutbox(outgoing({ kind: 'sending', since: 0 }))).at(-1),
      sees(withOutbox(outgoing({ kind: 'unclear', since: 0 }))).at(-1),
      sees(withOutbox(outgoing({ kind: 'acked', seq: 3, at: '' }))).at(-1),
    ];
    expect(seen).toEqual(['out pending', 'out pending', 'out pending', 'out sent']);
    let state = after(base, { event: eventAt(3, { side: 'visitor', id: 'out' }) });
    expect(sees(state).at(-1)).toBe('out sent');
    state = after(state, { receipt: stepAt(3, 'delivered') });
    expect(sees(state).at(-1)).toBe('out delivered');
    state = after(state, { receipt: stepAt(3, 'read') });
    state = after(state, { receipt: stepAt(3, 'delivered') });
    expect(sees(state).at(-1)).toBe('out read');
  });

  it('[ST1] does not fall back when the receipt comes before the event', () => {
    const acked = withOutbox(outgoing({ kind: 'acked', seq: 3, at: '' }));
    const read = after(acked, { receipt: stepAt(3, 'read') });
    expect(sees(read).at(-1)).toBe('out read');
  });

  it('shows what a provider has told, whatever the receipts', () => {
    const told = after(base, { receipt: stepAt(2, 'read') });
    const carried = { ...told, logs: withDelivery(told, 'failed') };
    expect(sees(carried)).toEqual(['m1 sent', 'm2 failed']);
    expect(sees({ ...told, logs: withDelivery(told, 'pending') })).toEqual([
      'm1 sent',
      'm2 pending',
    ]);
  });

  it('shows what failed', () => {
    const error = { code: 'invalid', message: '', retry: 'never' } as const;
    expect(sees(withOutbox(outgoing({ kind: 'failed', error }))).at(-1)).toBe('out failed');
  });
});

describe('the order', () => {
  it('[LG4] puts what is on its way below the log, in the order of the outbox', () => {
    const state = withOutbox(
      outgoing({ kind: 'acked', seq: 9, at: '' }, 'z'),
      outgoing({ kind: 'queued' }, 'elsewhere', 'other'),
      outgoing({ kind: 'queued' }, 'a'),
    );
    expect(sees(state)).toEqual(['m1 sent', 'm2 sent', 'z sent', 'a pending']);
  });

  it('[LG4] shows a message once, with the same key, before and after its event', () => {
    const before = withOutbox(outgoing({ kind: 'queued' }, 'm3'));
    const then = after(before, { event: eventAt(3, { side: 'visitor' }) });
    expect(timelineOf(before, 'talk').map(({ key }) => key)).toEqual(['m1', 'm2', 'm3']);
    expect(timelineOf(then, 'talk').map(({ key }) => key)).toEqual(['m1', 'm2', 'm3']);
  });

  it('shows a conversation that has not begun', () => {
    const state: VisitorState = { ...emptyState, outbox: [outgoing({ kind: 'queued' })] };
    expect(sees(state)).toEqual(['out pending']);
    expect(timelineOf(state, 'talk')).toBe(timelineOf(state, 'talk'));
    expect(timelineOf(state, 'other')).toEqual([]);
  });
});

describe('what did not change', () => {
  it('is the same array', () => {
    const lines = timelineOf(base, 'talk');
    expect(timelineOf({ ...base, ready: true }, 'talk')).toBe(lines);
    const typing = { ...base, typing: {}, outbox: [outgoing({ kind: 'queued' }, 'x', 'other')] };
    expect(timelineOf(typing, 'talk')).toBe(lines);
    // A receipt of the visitor's own changes the row, but no line.
    expect(timelineOf(after(base, { receipt: stepAt(0, 'read') }), 'talk')).toBe(lines);
    expect(timelineOf(emptyState, 'talk')).toBe(timelineOf(emptyState, 'other'));
  });

  it('is the same line', () => {
    const [first, second] = timelineOf(base, 'talk');
    const state = after(base, { event: eventAt(3) });
    const lines = timelineOf(state, 'talk');
    expect(lines[0]).toBe(first);
    expect(lines[1]).toBe(second);
    const read = timelineOf(after(state, { receipt: stepAt(2, 'read') }), 'talk');
    expect(read[0]).toBe(first);
    expect(read[1]).not.toBe(second);
  });
});
