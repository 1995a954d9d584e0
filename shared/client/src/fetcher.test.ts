import type { VisitorConversation } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createFetcher } from './fetcher.ts';
import { eventAt, snapshotOf } from './test/events.ts';
import { createFakeLine } from './test/fake-line.ts';
import { createFakeClock, settled } from './testing/index.ts';

function createErrand() {
  const clock = createFakeClock();
  const line = createFakeLine();
  const fetched: string[] = [];
  const fetcher = createFetcher<VisitorConversation>(
    { clock, ...line },
    { fetched: ({ conversation }, held) => fetched.push(`${conversation.id} +${held.length}`) },
  );
  const asked = (): unknown[] => line.made.map(({ payload }) => payload['conversation_id']);
  return { clock, line, fetcher, fetched, asked };
}

describe('fetching', () => {
  it('asks once however often it is wanted', async () => {
    const { fetcher, line, asked, fetched } = createErrand();
    const answers = Promise.all([fetcher.want('talk'), fetcher.want('talk')]);
    expect(fetcher.hold('talk', { event: eventAt(3) })).toBe(true);
    expect(fetcher.hold('other', { event: eventAt(3) })).toBe(false);
    await line.accept(snapshotOf(1, 2));
    expect(asked()).toEqual(['talk']);
    expect(fetched).toEqual(['talk +1']);
    expect(await answers).toMatchObject([{ ok: true }, { ok: true }]);
    expect(fetcher.hold('talk', { event: eventAt(4) })).toBe(false);
  });

  it('asks for four at a time', async () => {
    const { fetcher, line, asked } = createErrand();
    for (const id of 'abcdef') void fetcher.want(id);
    expect(asked()).toEqual(['a', 'b', 'c', 'd']);
    await line.accept(snapshotOf(1, 1));
    expect(asked()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('waits for a connection', async () => {
    const { fetcher, line, asked } = createErrand();
    await line.lose();
    void fetcher.want('talk');
    expect(asked()).toEqual([]);
    line.revive();
    fetcher.resume();
    expect(asked()).toEqual(['talk']);
  });
});

describe('trouble', () => {
  it('asks again after a while where no answer came, or a later one', async () => {
    const { fetcher, line, asked, clock, fetched } = createErrand();
    void fetcher.want('talk');
    await line.silence();
    await clock.advance(1_000);
    await line.refuse('rate_limited', 5_000);
    await clock.advance(4_999);
    expect(asked()).toHaveLength(2);
    await clock.advance(1);
    await line.accept(snapshotOf(1, 1));
    expect(fetched).toEqual(['talk +0']);
  });

  it('asks for the others before what was refused', async () => {
    const { fetcher, line, asked, clock } = createErrand();
    for (const id of 'abcdef') void fetcher.want(id);
    for (let refused = 0; refused < 4; refused += 1) await line.refuse('storage_unavailable');
    await clock.advance(1_000);
    expect(asked().slice(4)).toEqual(['e', 'f', 'a', 'b']);
  });

  it('tells who has waited for ten seconds, and asks on', async () => {
    const { fetcher, line, asked, clock, fetched } = createErrand();
    const first = fetcher.want('talk');
    fetcher.hold('talk', { event: eventAt(3) });
    const told = first.then((answer) => fetched.push(answer.ok ? 'ok' : answer.error.code));
    for (let second = 0; second < 10; second += 1) {
      await line.refuse('storage_unavailable');
      expect(fetched).toEqual([]);
      await clock.advance(1_000);
    }
    await line.refuse('storage_unavailable');
    await told;
    expect(fetched).toEqual(['storage_unavailable']);
    const second = fetcher.want('talk');
    expect(asked()).toHaveLength(12);
    await line.accept(snapshotOf(1, 2));
    expect(await second).toMatchObject({ ok: true });
    expect(fetched.at(-1)).toBe('talk +1');
  });

  it('tells who gets no answer, but not who has no connection', async () => {
    const { fetcher, line, clock } = createErrand();
    const answer = fetcher.want('talk');
    let told = false;
    void answer.then(() => (told = true));
    await clock.advance(10_000);
    await line.lose();
    expect(told).toBe(false);
    line.revive();
    fetcher.resume();
    await line.silence();
    expect(await answer).toMatchObject({ ok: false, error: { retry: 'later' } });
  });

  it('hands on what the server refuses for good', async () => {
    const { fetcher, line, clock } = createErrand();
    const answer = fetcher.want('talk');
    await line.refuse('not_found');
    expect(await answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
    await clock.advance(60_000);
    expect(line.made).toHaveLength(1);
  });

  it('lets nobody wait for ever when it is closed', async () => {
    const { fetcher, line, fetched, clock } = createErrand();
    const answer = fetcher.want('talk');
    fetcher.close();
    expect(await answer).toMatchObject({ ok: false, error: { retry: 'later' } });
    await line.accept(snapshotOf(1, 1));
    await settled();
    expect(fetched).toEqual([]);
    expect(clock.pending()).toBe(0);
  });
});
