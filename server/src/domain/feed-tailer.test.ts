import { expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { tailFeed } from './feed-tailer.ts';
import type { FeedPage, Store, StoredItem } from './store.ts';

/** A feed of numbers that can fail and whose doorbell can be deaf; `atOnce`, its answers need no promise. */
function feed(atOnce = false) {
  const clock = createManualClock();
  const items: number[] = [];
  const errors: string[] = [];
  const heard: number[] = [];
  let reads = 0;
  let broken = false;
  let ring: (account_id: string) => void = () => undefined;
  const find = (_account: string, after: number, limit: number): FeedPage => {
    reads += 1;
    if (broken) throw new Error('locked');
    const page = items.filter((position) => position > after).slice(0, limit);
    const position = page.at(-1) ?? after;
    const more = position < (items.at(-1) ?? 0);
    const found = page.map((one) => ({ position: one }) as StoredItem);
    return { items: found, end: { position, event_id: null }, more };
  };
  const later = async (...range: Parameters<typeof find>) => find(...range);
  const store = {
    epoch: 'epoch',
    read: { feed: atOnce ? find : later },
    onCommit: (listener: typeof ring) => {
      ring = listener;
      return () => (ring = () => undefined);
    },
  } as unknown as Store;
  const nothing = () => undefined;
  const error = (_fields: object, line: string) => void errors.push(line);
  const log = { debug: nothing, info: nothing, warn: nothing, error };
  const stop = tailFeed(
    { store, clock, log, storage: { failed: () => undefined } },
    'account',
    { position: 0, event_id: null },
    (delivered) => heard.push(...delivered.map(({ position }) => position)),
  );
  return {
    clock,
    heard,
    errors,
    stop,
    reads: () => reads,
    commits: (count: number, rings = true) => {
      for (let made = 0; made < count; made += 1) {
        items.push(items.length + 1);
        if (rings) ring('account');
      }
    },
    breaks: (now: boolean) => void (broken = now),
    rings: (account_id: string) => ring(account_id),
    /** Lets time pass, and what waits for promises run. */
    passes: async (ms: number) => {
      clock.pass(ms);
      await new Promise(setImmediate);
    },
  };
}

it('[FD2] rings that come together are one read', async () => {
  const { commits, passes, heard, reads } = feed();
  commits(20);
  await passes(0);
  expect(heard).toHaveLength(20);
  expect(reads()).toBe(1);
});

it('tells in the turn of the commit what several have done, and what one has done after its answer', async () => {
  const { commits, clock, heard, passes } = feed(true);
  commits(2);
  clock.pass(0);
  expect(heard).toEqual([1, 2]);
  await passes(0);
  commits(1);
  clock.pass(0);
  expect(heard).toEqual([1, 2]);
  await passes(0);
  expect(heard).toEqual([1, 2, 3]);
});

it('[FD2] a doorbell that rings for nobody costs half a second, never an item', async () => {
  const { commits, passes, heard } = feed();
  commits(3, false);
  await passes(499);
  expect(heard).toEqual([]);
  await passes(2);
  expect(heard).toEqual([1, 2, 3]);
});

it('reads on at once while there is more', async () => {
  const { commits, passes, heard } = feed();
  commits(1_234);
  await passes(0);
  expect(heard).toEqual(Array.from({ length: 1_234 }, (_, index) => index + 1));
});

it('[ER6] goes on where it was after storage failed, and complains once', async () => {
  const { commits, passes, heard, errors, breaks } = feed();
  commits(1);
  await passes(0);
  breaks(true);
  commits(1);
  await passes(0);
  await passes(500);
  await passes(500);
  expect(heard).toEqual([1]);
  expect(errors).toHaveLength(1);
  breaks(false);
  await passes(500);
  expect(heard).toEqual([1, 2]);
});

it('minds its own account, and nothing after its stop', async () => {
  const { commits, passes, heard, reads, rings, stop } = feed();
  rings('another');
  await passes(0);
  expect(reads()).toBe(0);
  stop();
  commits(1);
  await passes(2_000);
  expect(heard).toEqual([]);
});
