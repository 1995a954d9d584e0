import type { Id } from '@porchlight/protocol';
import type { Clock, Stop } from './clock.ts';
import type { Soon } from './soon.ts';
import type { StorageHealth } from './storage-health.ts';
import { StorageError, type FeedPage, type Store, type StoredItem } from './store.ts';
import type { Log } from './telemetry.ts';

/** What a tailer needs of the world. */
export interface TailerEnvironment {
  readonly store: Pick<Store, 'epoch' | 'read' | 'onCommit'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly storage: Pick<StorageHealth, 'failed'>;
}

/** Items in one read; the next follows at once when there are more. */
const batch = 500;

/** How long a commit can go unnoticed when the doorbell is lost, in milliseconds. */
const poll_ms = 500;

function isMany(page: Soon<FeedPage>): page is FeedPage {
  return 'items' in page && page.items.length > 1;
}

/**
 * Follows the feed of one account from `from` on: reads after every commit, and at the latest every 500 ms, since the
 * doorbell may be deaf and other processes write too. Rings that come together are one read. Items come in order, each
 * once; while storage does not answer it waits and goes on where it was.
 */
export function tailFeed(
  { store, clock, log, storage }: TailerEnvironment,
  account_id: Id,
  from: FeedPage['end'],
  deliver: (items: readonly StoredItem[], end: FeedPage['end']) => void,
): Stop {
  let position = from.position;
  let state: 'waiting' | 'reading' | 'stopped' = 'waiting';
  let rung = false;
  let failing = false;
  const stopped = () => state === 'stopped';

  async function readOn(): Promise<void> {
    let more = true;
    while (more || rung) {
      rung = false;
      const found = store.read.feed(account_id, position, batch);
      // What several have done leaves in one write with the answers to it. To one alone the answer leaves before this is made.
      const page = isMany(found) ? found : await found;
      if (stopped()) return;
      position = page.end.position;
      more = page.more;
      if (page.items.length > 0) deliver(page.items, page.end);
    }
    failing = false;
  }

  async function wake(): Promise<void> {
    if (state !== 'waiting') return;
    state = 'reading';
    try {
      await readOn();
    } catch (error) {
      // It is tried again at every poll.
      if (error instanceof StorageError) storage.failed(error);
      else if (!failing) log.error({ err: error, account_id }, 'the feed could not be read');
      failing = true;
      rung = false;
    }
    if (!stopped()) state = 'waiting';
  }

  function ring(): void {
    if (rung) return;
    rung = true;
    // In the same turn as the commit that rang, once its answers are on their way.
    clock.next(() => void wake());
  }

  const stopListening = store.onCommit((changed) => {
    if (changed === account_id) ring();
  });
  const stopPolling = clock.every(poll_ms, ring);
  return () => {
    state = 'stopped';
    stopListening();
    stopPolling();
  };
}
