import type { VisitorConversation } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { AnySync } from './audience.ts';
import { createFeed, type FeedNews } from './feed.ts';
import type { VisitorState } from './state.ts';
import { createStore } from './store.ts';
import { eventAt, snapshotOf, stepAt } from './test/events.ts';
import { createFakeLine } from './test/fake-line.ts';
import { emptyState } from './empty-state.ts';
import { createFakeClock, settled } from './testing/index.ts';
import { visitorAudience } from './visitor-audience.ts';

function createDesk() {
  const clock = createFakeClock();
  const line = createFakeLine();
  const store = createStore<VisitorState>(emptyState);
  const told: string[] = [];
  const news: FeedNews[] = [];
  let live = false;
  const feed = createFeed<VisitorConversation>(
    {
      clock,
      store,
      audience: visitorAudience,
      call: line.call,
      isLive: () => live && line.isLive(),
      isOpen: () => false,
    },
    {
      caughtUp: () => {
        live = true;
        told.push('caught up');
      },
      failed: (error) => told.push(`failed ${error?.code ?? 'without a word'}`),
      reset: () => told.push('reset'),
      changed: () => {},
      accountEvent: () => told.push('account event'),
      news: (word) => news.push(word),
    },
  );
  return {
    feed,
    line,
    clock,
    told,
    news,
    state: store.getState,
    seqs: () => store.getState().logs['talk']?.entries.map(({ seq }) => seq),
    /** What has been asked and has no answer. */
    asked: () => line.waiting.map(({ name, payload }) => `${name} ${String(payload['cursor'])}`),
    hears: async (n: number, seq: number, prev?: number) => {
      feed.durable({ n, event: eventAt(seq, prev === undefined ? {} : { prev }) });
      await settled();
    },
  };
}

function page(change: Partial<AnySync<VisitorConversation>> = {}): AnySync<VisitorConversation> {
  return { reset: false, items: [], rows: [], snapshots: [], cursor: 'c', more: false, ...change };
}

const items = (...seqs: number[]) => seqs.map((seq) => ({ event: eventAt(seq) }));

/** A desk that has the log up to 2 and stands at frame 0. */
async function createLiveDesk() {
  const desk = createDesk();
  desk.feed.opened();
  await desk.line.accept(page({ reset: true, snapshots: [snapshotOf(1, 2)], cursor: 'c0' }));
  desk.told.length = 0;
  return desk;
}

describe('catching up', () => {
  it('[FD4] asks on every connection from where it stands, page by page', async () => {
    const desk = createDesk();
    desk.feed.opened();
    expect(desk.asked()).toEqual(['sync null']);
    await desk.line.accept(page({ items: items(1, 2), cursor: 'c1', more: true }));
    expect(desk.told).toEqual([]);
    expect(desk.asked()).toEqual(['sync c1']);
    await desk.line.accept(page({ items: items(3), cursor: 'c2' }));
    expect(desk.told).toEqual(['caught up']);
    expect(desk.seqs()).toEqual([1, 2, 3]);
    desk.feed.lost();
    desk.feed.opened();
    expect(desk.asked()).toEqual(['sync c2']);
  });

  it('[FD7] drops what it knew of another history and starts from the snapshots', async () => {
    const desk = await createLiveDesk();
    desk.feed.lost();
    desk.feed.opened();
    const snapshot = { ...snapshotOf(1, 1) };
    await desk.line.accept(page({ reset: true, snapshots: [snapshot] }));
    expect(desk.told).toEqual(['reset', 'caught up']);
    expect(desk.seqs()).toEqual([1]);
    expect(desk.state().conversations['talk']?.head).toBe(1);
  });

  it('[FD11] names the last thing that came, however it came', async () => {
    const desk = await createLiveDesk();
    const last = () => {
      desk.feed.lost();
      desk.feed.opened();
      return desk.line.waiting.at(-1)?.payload['last'];
    };
    const at = (seq: number) => ({ conversation_id: 'talk', seq, event_id: eventAt(seq).event_id });
    expect(last()).toEqual(at(2));
    await desk.line.accept(page({ items: items(3) }));
    expect(last()).toEqual(at(3));
    await desk.line.accept(page());
    await desk.hears(1, 4);
    expect(last()).toEqual(at(4));
    await desk.line.accept(page({ items: [{ receipt: stepAt(4, 'read') }] }));
    expect(last()).toEqual({ ...at(4), event_id: stepAt(4, 'read').event_id });
    await desk.line.accept(page({ reset: true }));
    expect(last()).toBeUndefined();
  });

  it('[FD11] names what came last, not what was fetched last and is older', async () => {
    const desk = await createLiveDesk();
    await desk.hears(1, 3);
    desk.feed.lost();
    desk.feed.opened();
    await desk.line.accept(page({ snapshots: [snapshotOf(1, 2)] }));
    expect(desk.feed.place().last).toMatchObject({ seq: 3 });
  });

  it('[FD7] starts anew, once, where the server will not have its cursor', async () => {
    const desk = await createLiveDesk();
    desk.feed.opened();
    await desk.line.refuse('cursor_expired');
    expect(desk.asked()).toEqual(['sync null']);
    await desk.line.refuse('cursor_expired');
    expect(desk.told).toEqual(['failed cursor_expired']);
  });

  it('gives the link up where no answer comes, or none that it can read', async () => {
    for (const spoil of ['silence', 'accept'] as const) {
      const desk = createDesk();
      desk.feed.opened();
      await desk.line[spoil]();
      expect(desk.told).toEqual(['failed without a word']);
    }
    const desk = await createLiveDesk();
    desk.feed.opened();
    await desk.line.refuse('storage_unavailable');
    expect(desk.told).toEqual(['failed storage_unavailable']);
  });

  it('does not take the answer of a link that is gone', async () => {
    const desk = createDesk();
    desk.feed.opened();
    desk.feed.lost();
    desk.feed.opened();
    await desk.line.accept(page({ items: items(1) }));
    expect(desk.seqs()).toBeUndefined();
    expect(desk.asked()).toEqual(['sync null']);
  });
});

describe('live', () => {
  it('[FD3] takes frames in order and repeats none', async () => {
    const desk = await createLiveDesk();
    await desk.hears(1, 3);
    await desk.hears(1, 3);
    await desk.hears(2, 4);
    await desk.hears(1, 3);
    await desk.hears(3, 5);
    expect(desk.seqs()).toEqual([1, 2, 3, 4, 5]);
    expect(desk.asked()).toEqual([]);
  });

  it('[FD4] takes the frame that jumped where the answer is without it', async () => {
    const desk = await createLiveDesk();
    await desk.hears(2, 4);
    await desk.line.accept(page({ items: items(3), cursor: 'c1' }));
    expect(desk.seqs()).toEqual([1, 2, 3, 4]);
  });

  it('[FD4] asks after a jump in n, and takes what came meanwhile once', async () => {
    const desk = await createLiveDesk();
    await desk.hears(2, 4);
    expect(desk.asked()).toEqual(['sync c0']);
    await desk.hears(3, 5);
    expect(desk.seqs()).toEqual([1, 2]);
    await desk.line.accept(page({ items: items(3, 4), cursor: 'c1' }));
    expect(desk.seqs()).toEqual([1, 2, 3, 4, 5]);
    await desk.hears(4, 6);
    expect(desk.seqs()?.at(-1)).toBe(6);
    expect(desk.asked()).toEqual([]);
  });

  it('[FD4] asks when a heartbeat tells of frames that never came', async () => {
    const desk = await createLiveDesk();
    desk.feed.heads({ n: 2, cursor: 'c2' });
    expect(desk.asked()).toEqual(['sync c0']);
    await desk.line.accept(page({ items: items(3, 4), cursor: 'c2' }));
    await desk.hears(3, 5);
    expect(desk.seqs()).toEqual([1, 2, 3, 4, 5]);
  });

  it('[FD3] goes on from the heartbeat only where it has every frame that it stands for', async () => {
    const desk = await createLiveDesk();
    await desk.hears(1, 3);
    desk.feed.heads({ n: 1, cursor: 'c1' });
    desk.feed.heads({ n: 0, cursor: 'late' });
    desk.feed.lost();
    desk.feed.opened();
    expect(desk.asked()).toEqual(['sync c1']);
    desk.feed.heads({ n: 0, cursor: 'while asking' });
    desk.feed.lost();
    desk.feed.opened();
    expect(desk.asked().at(-1)).toBe('sync c1');
  });

  it('asks again where a frame was lost while it was asking', async () => {
    const desk = await createLiveDesk();
    await desk.hears(2, 4);
    await desk.hears(4, 6);
    await desk.line.accept(page({ items: items(3, 4), cursor: 'c1' }));
    expect(desk.asked()).toEqual(['sync c1']);
    await desk.line.accept(page({ items: items(5, 6), cursor: 'c2' }));
    expect(desk.seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(desk.asked()).toEqual([]);
  });

  it('asks after a frame of a wrong form, and goes on', async () => {
    const desk = await createLiveDesk();
    for (const wrong of [null, 'x', {}, { n: 'one', event: eventAt(3) }, { n: 1 }]) {
      desk.feed.durable(wrong);
      expect(desk.asked()).toEqual(['sync c0']);
      await desk.line.accept(page({ cursor: 'c0' }));
    }
    const { data: _lost, ...hollow } = eventAt(3);
    desk.feed.durable({ n: 1, event: hollow });
    expect(desk.asked()).toEqual(['sync c0']);
    // The server says the same again: what can't be read is left out, and the rest goes on.
    await desk.line.accept(
      page({ items: [{ event: hollow as never }, ...items(3)], cursor: 'c1' }),
    );
    await desk.hears(2, 4);
    expect(desk.seqs()).toEqual([1, 2, 3, 4]);
    desk.feed.heads('no heads');
    expect(desk.asked()).toEqual([]);
  });

  it('tells of events of the account', async () => {
    const desk = await createLiveDesk();
    desk.feed.durable({ n: 1, event: { ...eventAt(1), conversation_id: null, data: {} } });
    expect(desk.told).toEqual(['account event']);
  });
});

describe('a gap in a log', () => {
  it('[LG3] holds what came and fetches what is missing', async () => {
    const desk = await createLiveDesk();
    await desk.hears(1, 5, 4);
    await desk.hears(2, 6, 5);
    expect(desk.line.waiting).toMatchObject([{ name: 'conversation.snapshot' }]);
    expect(desk.seqs()).toEqual([1, 2]);
    await desk.line.accept(snapshotOf(1, 5));
    expect(desk.seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(desk.line.waiting).toEqual([]);
  });

  it('keeps a receipt that overtakes the snapshot', async () => {
    const desk = await createLiveDesk();
    await desk.hears(1, 5, 4);
    desk.feed.durable({ n: 2, receipt: stepAt(5, 'read', 'visitor') });
    await desk.line.accept(snapshotOf(1, 5));
    expect(desk.state().logs['talk']?.steps).toHaveLength(1);
    expect(desk.state().conversations['talk']?.visitor_read_seq).toBe(5);
  });

  it('fetches on the next connection what the last did not bring', async () => {
    const desk = await createLiveDesk();
    await desk.hears(1, 5, 4);
    await desk.line.lose();
    desk.feed.lost();
    desk.line.revive();
    desk.feed.opened();
    await desk.line.accept(page());
    expect(desk.line.waiting).toMatchObject([{ name: 'conversation.snapshot' }]);
    await desk.line.accept(snapshotOf(1, 5));
    expect(desk.seqs()).toEqual([1, 2, 3, 4, 5]);
  });

  it('[FD7] drops what it held of another history', async () => {
    const desk = await createLiveDesk();
    await desk.hears(1, 5, 4);
    await desk.line.lose();
    desk.feed.lost();
    desk.line.revive();
    desk.feed.opened();
    await desk.line.accept(page({ reset: true, snapshots: [snapshotOf(1, 4)] }));
    await desk.line.accept(snapshotOf(1, 4));
    expect(desk.seqs()).toEqual([1, 2, 3, 4]);
  });
});

describe('a gap of more than a thousand events', () => {
  it('[FD8] is closed by a snapshot, and what comes again changes nothing', async () => {
    const desk = createDesk();
    desk.feed.opened();
    await desk.line.accept(page({ reset: true, snapshots: [snapshotOf(1, 3)], cursor: 'c0' }));
    desk.feed.opened();
    const snapshot = snapshotOf(1951, 2000);
    await desk.line.accept(page({ snapshots: [snapshot], items: items(1999, 2000, 2001) }));
    expect(desk.told).toEqual(['reset', 'caught up', 'caught up']);
    const seqs = desk.seqs() ?? [];
    expect([seqs[0], seqs.at(-1), seqs.length]).toEqual([1951, 2001, 51]);
    expect(desk.state().logs['talk']?.more).toBe(true);
  });
});

describe('several tabs', () => {
  it('[TB2] come to the same state by the news of one', async () => {
    const [leader, follower] = [createDesk(), createDesk()];
    leader.feed.opened();
    await leader.line.accept(page({ reset: true, snapshots: [snapshotOf(1, 2)], cursor: 'c0' }));
    await leader.hears(1, 3);
    leader.feed.heads({ n: 1, cursor: 'c1' });
    leader.feed.opened();
    await leader.line.accept(page({ items: items(3, 4), cursor: 'c2' }));
    for (const news of leader.news) follower.feed.hear(news);
    expect(follower.seqs()).toEqual([1, 2, 3, 4]);
    expect(follower.state()).toEqual(leader.state());
    expect(follower.feed.place().cursor).toBe('c2');
    expect(follower.told).toEqual(leader.told);
    expect(follower.line.made).toEqual([]);
  });

  it('[TB2] are brought up to date from where each of them stands, one after the other', async () => {
    const desk = createDesk();
    desk.feed.opened();
    desk.feed.again({ cursor: 'theirs' });
    desk.feed.again({ cursor: 'others' });
    expect(desk.asked()).toEqual(['sync null']);
    await desk.line.accept(page({ reset: true, cursor: 'c0' }));
    expect(desk.asked()).toEqual(['sync theirs']);
    // It is being told already.
    desk.feed.again({ cursor: 'theirs' });
    await desk.line.accept(page({ items: items(1), cursor: 'theirs, later', more: true }));
    expect(desk.asked()).toEqual(['sync theirs, later']);
    await desk.line.accept(page({ cursor: 'c1' }));
    expect(desk.asked()).toEqual(['sync c0']);
    await desk.line.accept(page({ items: items(1), cursor: 'c1' }));
    expect(desk.asked()).toEqual(['sync others']);
    await desk.line.accept(page({ cursor: 'c1' }));
    await desk.line.accept(page({ cursor: 'c1' }));
    expect([desk.asked(), desk.seqs(), desk.feed.place().cursor]).toEqual([[], [1], 'c1']);
  });

  it('[TB2] lose nothing from their screens when only one of them has to begin anew', async () => {
    const [leader, follower, late] = [await createLiveDesk(), createDesk(), createDesk()];
    const tell = (): void => {
      for (const word of leader.news.splice(0)) {
        follower.feed.hear(word);
        late.feed.hear(word);
      }
    };
    tell();
    expect([leader, follower, late].map(({ seqs }) => seqs())).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    // It was asleep while the history became another one.
    late.feed.beginAt({ cursor: 'of another history' });
    for (const { told } of [leader, follower, late]) told.length = 0;
    leader.feed.again({ cursor: 'somebody else’s' });
    leader.feed.again(late.feed.seek());
    await leader.line.accept(page({ cursor: 'c1' }));
    await leader.line.accept(page({ cursor: 'c0' }));
    tell();
    // What somebody else was behind is not what it waits for.
    expect([late.feed.place().cursor, late.told]).toEqual(['of another history', []]);
    expect([late.feed.isBehind(), follower.feed.isBehind()]).toEqual([true, false]);
    await leader.line.accept(page({ reset: true, snapshots: [snapshotOf(1, 2)], cursor: 'c2' }));
    // The answer to one that begins anew has nothing of what came meanwhile.
    expect(leader.asked()).toEqual(['sync c0']);
    await leader.line.accept(page({ items: items(3), cursor: 'c3' }));
    tell();
    expect([leader, follower, late].map(({ seqs }) => seqs())).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(leader.told).toEqual(['caught up', 'caught up']);
    expect(follower.told).toEqual(['caught up', 'caught up']);
    expect(late.told).toEqual(['reset', 'caught up']);
    expect(late.feed.isBehind()).toBe(false);
    expect([leader, follower, late].map(({ feed }) => feed.place().cursor)).toEqual([
      'c3',
      'c3',
      'c3',
    ]);
  });

  it('[TB2] are brought up to date on the next link where this one breaks meanwhile', async () => {
    const desk = await createLiveDesk();
    desk.feed.again({ cursor: 'theirs' });
    await desk.line.lose();
    desk.feed.lost();
    desk.line.revive();
    desk.feed.opened();
    expect(desk.asked()).toEqual(['sync c0']);
    await desk.line.accept(page({ cursor: 'c1' }));
    expect(desk.asked()).toEqual(['sync theirs']);
  });

  it('[TB2] ask once more from where they stood when their leader goes before it has answered', async () => {
    const desk = await createLiveDesk();
    expect(desk.feed.seek()).toMatchObject({ cursor: 'c0' });
    // What came meanwhile is not all that came.
    desk.feed.hear({ kind: 'cursor', cursor: 'c9' });
    expect(desk.feed.seek()).toMatchObject({ cursor: 'c0' });
    desk.feed.opened();
    expect(desk.asked()).toEqual(['sync c0']);
    await desk.line.accept(page({ cursor: 'c9' }));
    expect(desk.feed.seek()).toMatchObject({ cursor: 'c9' });
  });

  it('[TB2] that are behind take nothing of what comes after what they miss', async () => {
    const desk = await createLiveDesk();
    const by = desk.feed.seek();
    desk.feed.hear({ kind: 'item', item: { event: eventAt(4) } });
    desk.feed.hear({ kind: 'synced', answer: page({ items: items(4), cursor: 'c8' }) });
    desk.feed.hear({ kind: 'cursor', cursor: 'c9' });
    desk.feed.hear({ kind: 'caught_up' });
    expect([desk.seqs(), desk.feed.place().cursor, desk.told]).toEqual([[1, 2], 'c0', []]);
    const answer = page({ items: items(3, 4), cursor: 'c9' });
    desk.feed.hear({ kind: 'synced', answer, by });
    desk.feed.hear({ kind: 'caught_up' });
    expect([desk.seqs(), desk.feed.place().cursor]).toEqual([[1, 2, 3, 4], 'c9']);
    expect(desk.told).toEqual(['caught up']);
  });

  it('[TB2] need nothing where their leader stands where they stand', async () => {
    const desk = await createLiveDesk();
    desk.feed.met(desk.feed.seek());
    desk.feed.hear({ kind: 'cursor', cursor: 'c9' });
    expect(desk.feed.seek()).toMatchObject({ cursor: 'c9' });
  });

  it('[FD7] begin anew once, each by its own answer, where their leader begins anew', async () => {
    const desk = await createLiveDesk();
    const answer = page({ reset: true, snapshots: [snapshotOf(1, 2)], cursor: 'c1' });
    expect(desk.feed.hear({ kind: 'synced', answer })).toBe(false);
    expect(desk.feed.place().cursor).toBe('c0');
    const by = desk.feed.seek();
    expect(desk.feed.hear({ kind: 'synced', answer })).toBe(true);
    expect(desk.told).toEqual([]);
    desk.feed.hear({ kind: 'synced', answer, by });
    expect(desk.told).toEqual(['reset']);
  });

  it('[FD7] lose nothing where a leader that was asleep begins anew, and they have done so before', async () => {
    const desk = await createLiveDesk();
    const answer = page({ reset: true, snapshots: [snapshotOf(1, 2)], cursor: 'c1' });
    expect(desk.feed.hear({ kind: 'synced', answer })).toBe(false);
    const by = desk.feed.seek();
    desk.feed.hear({ kind: 'synced', answer: page({ items: items(3), cursor: 'c1' }), by });
    expect([desk.seqs(), desk.told]).toEqual([[1, 2, 3], []]);
  });

  it('[TB3] go on from the place where they stand', async () => {
    const desk = createDesk();
    desk.feed.beginAt({ cursor: 'here' });
    desk.feed.opened();
    expect(desk.asked()).toEqual(['sync here']);
  });

  it('[FD11] name the last thing that the tab which asks has', async () => {
    const desk = await createLiveDesk();
    const last = { conversation_id: 'talk', seq: 7, event_id: 'theirs' };
    desk.feed.again({ cursor: 'theirs', last });
    expect(desk.line.waiting[0]?.payload).toEqual({ cursor: 'theirs', last });
    await desk.line.accept(page({ items: items(3), cursor: 'c1' }));
    desk.feed.beginAt({ cursor: 'c2', last });
    expect(desk.feed.place()).toEqual({ cursor: 'c2', last });
  });
});
