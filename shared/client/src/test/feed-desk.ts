import type { VisitorConversation } from '@porchlight/protocol';
import type { AnySync } from '../audience.ts';
import { emptyState } from '../empty-state.ts';
import { createFeed, type FeedNews } from '../feed.ts';
import type { VisitorState } from '../state.ts';
import { createStore } from '../store.ts';
import { createFakeClock, settled } from '../testing/index.ts';
import { visitorAudience } from '../visitor-audience.ts';
import { eventAt, snapshotOf } from './events.ts';
import { createFakeLine } from './fake-line.ts';

/** A feed with a line to a server whose answers are given by hand; `told` is what it has told its owner, in order. */
export function createFeedDesk() {
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

/** An answer to `sync`. */
export function page(
  change: Partial<AnySync<VisitorConversation>> = {},
): AnySync<VisitorConversation> {
  return { reset: false, items: [], rows: [], snapshots: [], cursor: 'c', more: false, ...change };
}

/** Messages of the one conversation, by their seqs. */
export const items = (...seqs: number[]) => seqs.map((seq) => ({ event: eventAt(seq) }));

/** A desk that has the log up to 2 and stands at frame 0. */
export async function createLiveDesk() {
  const desk = createFeedDesk();
  desk.feed.opened();
  await desk.line.accept(page({ reset: true, snapshots: [snapshotOf(1, 2)], cursor: 'c0' }));
  desk.told.length = 0;
  return desk;
}
