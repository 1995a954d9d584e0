import { describe, expect, it } from 'vitest';
import { fold, foldHistory, foldSnapshot, forgetHistory, oldestSeq } from './fold.ts';
import type { OutgoingMessage, VisitorState } from './state.ts';
import { eventAt, snapshotOf, stepAt, talkAt } from './test/events.ts';
import { emptyState } from './empty-state.ts';
import { visitorAudience } from './visitor-audience.ts';

const at = '2026-01-01T00:00:00.000Z';
const take = (state: VisitorState, item: Parameters<typeof fold>[1]) =>
  fold(state, item, visitorAudience);
const snap = (state: VisitorState, from: number, to: number): VisitorState =>
  foldSnapshot(state, snapshotOf(from, to), visitorAudience);
const seqs = (state: VisitorState): number[] | undefined =>
  state.logs['talk']?.entries.map(({ seq }) => seq);

function waiting(
  id: string,
  state: OutgoingMessage['state'] = { kind: 'queued' },
): OutgoingMessage {
  return { id, conversation_id: 'talk', text: id, created_at: at, state };
}

describe('events', () => {
  it('[LG3] are applied along the chain, dropped when known, and held back by a gap', () => {
    const state = snap(emptyState, 1, 2);
    const next = take(state, { event: eventAt(3) });
    expect(next.outcome).toBe('applied');
    expect(seqs(next.state)).toEqual([1, 2, 3]);
    expect(next.state.conversations['talk']).toMatchObject({ head: 3, agent_count: 1 });
    expect(seqs(take(next.state, { event: eventAt(2) }).state)).toEqual([1, 2, 3]);
    const gap = take(next.state, { event: eventAt(5) });
    expect(gap).toEqual({ state: next.state, outcome: 'gap' });
  });

  it('[LG2] follow the chain of their audience over what it may not see', () => {
    const state = snap(emptyState, 1, 2);
    expect(seqs(take(state, { event: eventAt(7, { prev: 2 }) }).state)).toEqual([1, 2, 7]);
  });

  it('begin a conversation where there is none, and only from its first event', () => {
    const first = take(emptyState, { event: eventAt(1) });
    expect(first.state.conversations['talk']).toMatchObject({ head: 1, status: 'open' });
    expect(first.state.logs['talk']).toMatchObject({ head: 1, more: false });
    expect(take(emptyState, { event: eventAt(4) }).outcome).toBe('gap');
  });

  it('do not count twice for a row that was fetched ahead of them', () => {
    const ahead = {
      ...snap(emptyState, 1, 2),
      conversations: { talk: talkAt(3, { agent_count: 3 }) },
    };
    const { state } = take(ahead, { event: eventAt(3) });
    expect(state.conversations['talk']).toMatchObject({ head: 3, agent_count: 3 });
    expect(seqs(state)).toEqual([1, 2, 3]);
  });

  it('[LG4] take their message out of the outbox in the same breath', () => {
    const state = { ...snap(emptyState, 1, 2), outbox: [waiting('m3'), waiting('other')] };
    const next = take(state, { event: eventAt(3, { side: 'visitor' }) });
    expect(next.state.outbox.map(({ id }) => id)).toEqual(['other']);
  });

  it('[LG4] prove their message even where a gap hides them', () => {
    const state = { ...snap(emptyState, 1, 2), outbox: [waiting('m9')] };
    const { state: next } = take(state, { event: eventAt(9, { side: 'visitor' }) });
    expect(next.outbox[0]?.state).toEqual({ kind: 'acked', seq: 9, at });
  });

  it("[EP1] end their author's typing, and nobody else's", () => {
    const ada = { actor: { kind: 'agent', id: 'ada' } } as const;
    const lin = { actor: { kind: 'agent', id: 'lin' } } as const;
    const state = { ...snap(emptyState, 1, 2), typing: { talk: [ada, lin] } };
    const { state: next } = take(state, { event: eventAt(3) });
    expect(next.typing['talk']).toEqual([lin]);
  });
});

describe('receipts', () => {
  it('[RC3] merge in any order and however often they come', () => {
    const steps = [stepAt(1, 'delivered'), stepAt(2, 'read'), stepAt(2, 'delivered')];
    const orders = [steps, steps.toReversed(), [...steps, ...steps]];
    const ends = orders.map((order) =>
      order.reduce((state, receipt) => take(state, { receipt }).state, snap(emptyState, 1, 2)),
    );
    for (const { conversations, logs } of ends) {
      expect(conversations['talk']).toMatchObject({ agent_delivered_seq: 2, agent_read_seq: 2 });
      expect(logs['talk']?.steps).toHaveLength(3);
    }
    const [end] = ends;
    if (end === undefined) throw new Error('no end');
    expect(take(end, { receipt: stepAt(1, 'delivered') }).state).toBe(end);
  });

  it('of a conversation that is not known change nothing', () => {
    expect(take(emptyState, { receipt: stepAt(1, 'read') }).state).toBe(emptyState);
  });
});

describe('snapshots', () => {
  it('replace a log that they do not meet', () => {
    const state = snap(snap(emptyState, 1, 5), 20, 25);
    expect(seqs(state)?.[0]).toBe(20);
    expect(state.logs['talk']).toMatchObject({ head: 25, more: true });
  });

  it('keep the older pages of a log that they meet', () => {
    expect(seqs(snap(snap(emptyState, 1, 5), 5, 7))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(seqs(snap(snap(emptyState, 1, 5), 6, 7))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('[LG6] take nothing away from a log that reaches further', () => {
    const state = snap(snap(emptyState, 1, 5), 2, 4);
    expect(seqs(state)).toEqual([1, 2, 3, 4, 5]);
    expect(state.conversations['talk']?.head).toBe(5);
  });

  it('replace a log when their newest events are not among them', () => {
    const bare = { ...snapshotOf(1, 5), conversation: talkAt(8) };
    const state = foldSnapshot(snap(emptyState, 1, 5), bare, visitorAudience);
    expect(state.logs['talk']?.head).toBe(8);
  });

  it('[LG4] settle what waits in the outbox and is on the server', () => {
    const outbox = [
      waiting('m4'),
      waiting('old', { kind: 'acked', seq: 2, at }),
      waiting('new', { kind: 'acked', seq: 9, at }),
      waiting('unsent'),
      { ...waiting('m5'), conversation_id: 'other' },
    ];
    const state = snap({ ...emptyState, outbox }, 3, 5);
    expect(state.outbox.map(({ id }) => id)).toEqual(['new', 'unsent', 'm5']);
  });

  it('tell who the agents are', () => {
    const agent = { id: 'ada', name: 'Ada', avatar_url: null };
    const snapshot = { ...snapshotOf(1, 2), agents: [agent] };
    expect(foldSnapshot(emptyState, snapshot, visitorAudience).agents).toEqual({ ada: agent });
  });
});

describe('history', () => {
  const page = { events: [eventAt(1), eventAt(2)], steps: [], more: false };

  it('goes before what is known', () => {
    const state = foldHistory(snap(emptyState, 3, 5), 'talk', 3, page);
    expect(seqs(state)).toEqual([1, 2, 3, 4, 5]);
    expect(state.logs['talk']?.more).toBe(false);
  });

  it('is dropped where the log was replaced since it was asked for', () => {
    const state = snap(emptyState, 20, 25);
    expect(foldHistory(state, 'talk', 3, page)).toBe(state);
    expect(foldHistory(emptyState, 'talk', 3, page)).toBe(emptyState);
  });

  it('begins below everything where nothing is shown yet', () => {
    expect(oldestSeq({ head: 7, entries: [], steps: [], more: true })).toBe(8);
  });
});

it('[FD7] forgets a history whole, but no unsent word', () => {
  const outbox = [waiting('unsent'), waiting('gone', { kind: 'acked', seq: 9, at })];
  const state = forgetHistory({ ...snap(emptyState, 1, 5), outbox });
  expect(state).toMatchObject({ conversations: {}, logs: {} });
  expect(state.outbox.map(({ id, state: { kind } }) => `${id} ${kind}`)).toEqual([
    'unsent queued',
    'gone acked',
  ]);
  // No log of the new history can seem to reach to where it stood in the old one.
  const [, gone] = foldSnapshot(state, snapshotOf(1, 40), visitorAudience).outbox;
  expect(gone?.id).toBe('gone');
});
