import { limits } from '@porchlight/protocol';
import { momentOf, type Clock, type Stop } from './clock.ts';
import { ShelfError, type FileShelf } from './file-shelf.ts';
import type { StorageHealth } from './storage-health.ts';
import { StorageError, type Store } from './store.ts';
import type { Log } from './telemetry.ts';

/** What sweeping needs of the world. */
export interface SweepEnvironment {
  readonly store: Pick<Store, 'files'>;
  readonly shelf: FileShelf;
  readonly clock: Clock;
  readonly log: Log;
  readonly storage: Pick<StorageHealth, 'failed'>;
}

/** How often one looks, in milliseconds: a quarter of an hour. */
const period_ms = 900_000;

/** So many are erased in one go. */
const atOnce = 100;

/**
 * Erases files that were never sent, a day after they were announced: whole ones, and what a crash left of others. The row
 * goes last, so what is interrupted is taken up again.
 */
export function sweepFiles({ store, shelf, clock, log, storage }: SweepEnvironment): Stop {
  let isSweeping = false;
  let isStopped = false;

  async function sweep(): Promise<void> {
    const ids = await store.files.doom(momentOf(clock, -limits.unsent_file_ms), atOnce);
    for (const id of ids) {
      await shelf.remove(id);
      await store.files.remove(id);
    }
    if (ids.length === atOnce && !isStopped) await sweep();
  }

  async function begin(): Promise<void> {
    if (isSweeping) return;
    isSweeping = true;
    try {
      await sweep();
    } catch (error) {
      if (error instanceof StorageError) storage.failed(error);
      else if (error instanceof ShelfError) log.warn({ err: error }, 'files were not erased yet');
      else log.error({ err: error }, 'old files could not be erased');
    }
    isSweeping = false;
  }

  const stop = clock.every(period_ms, () => void begin());
  return () => {
    isStopped = true;
    stop();
  };
}
