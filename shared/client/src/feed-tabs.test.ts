import { describe, expect, it } from 'vitest';
import { eventAt, snapshotOf } from './test/events.ts';
import { createFeedDesk, createLiveDesk, items, page } from './test/feed-desk.ts';

describe('several tabs', () => {
  it('[TB2] come to the same state by the news of one', async () => {
    const [leader, follower] = [createFeedDesk(), createFeedDesk()];
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
    const desk = createFeedDesk();
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
    const [leader, follower, late] = [await createLiveDesk(), createFeedDesk(), createFeedDesk()];
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

  it('[FD7] begin anew where the server won’t have the place that one of them stands at', async () => {
    const desk = await createLiveDesk();
    desk.feed.again({ cursor: 'unreadable' });
    await desk.line.refuse('invalid');
    expect(desk.asked()).toEqual(['sync null']);
    await desk.line.accept(page({ reset: true, cursor: 'c1' }));
    expect(desk.asked()).toEqual(['sync c0']);
    expect(desk.news.at(-1)).toMatchObject({ kind: 'synced', by: { cursor: 'unreadable' } });
  });

  it('[TB3] begin anew as leader where the server won’t have the place that was sought', async () => {
    const desk = await createLiveDesk();
    desk.feed.seek();
    desk.feed.opened();
    await desk.line.refuse('invalid');
    expect(desk.asked()).toEqual(['sync null']);
  });

  it('[TB3] go on from the place where they stand', async () => {
    const desk = createFeedDesk();
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
