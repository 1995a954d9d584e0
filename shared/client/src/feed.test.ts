import { describe, expect, it } from 'vitest';
import { eventAt, snapshotOf, stepAt } from './test/events.ts';
import { createFeedDesk, createLiveDesk, items, page } from './test/feed-desk.ts';

describe('catching up', () => {
  it('[FD4] asks on every connection from where it stands, page by page', async () => {
    const desk = createFeedDesk();
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

  it('[FD7] drops what it knew also where its cursor was refused before', async () => {
    const desk = await createLiveDesk();
    desk.feed.opened();
    await desk.line.refuse('cursor_expired');
    await desk.line.accept(page({ reset: true, snapshots: [snapshotOf(1, 1)] }));
    expect(desk.seqs()).toEqual([1]);
    expect(desk.state().conversations['talk']?.head).toBe(1);
  });

  it('gives the link up where no answer comes, or none that it can read', async () => {
    for (const spoil of ['silence', 'accept'] as const) {
      const desk = createFeedDesk();
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
    const desk = createFeedDesk();
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
    const desk = createFeedDesk();
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
