import { momentOf, type Clock, type Stop } from './clock.ts';
import type { StorageHealth } from './storage-health.ts';
import { StorageError, type Store } from './store.ts';
import type { Log } from './telemetry.ts';

/** What forgetting needs of the world. */
export interface ForgetEnvironment {
  readonly store: Pick<Store, 'forgetCommands'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly storage: Pick<StorageHealth, 'failed'>;
}

/** How long a command is remembered, in milliseconds: 31 days, which is at least 30 on every clock. */
const remembered_ms = 31 * 24 * 3_600_000;

/** How often old ones are looked for, in milliseconds: an hour. */
const period_ms = 3_600_000;

/**
 * Forgets old commands in the background, a few at a time, so that what waits for the writer waits no longer for it.
 * Where storage fails, the next hour will do.
 */
export function forgetCommands({ store, clock, log, storage }: ForgetEnvironment): Stop {
  let isForgetting = false;
  let isStopped = false;

  async function forget(): Promise<void> {
    const { more } = await store.forgetCommands(momentOf(clock, -remembered_ms));
    if (more && !isStopped) await forget();
  }

  async function begin(): Promise<void> {
    if (isForgetting) return;
    isForgetting = true;
    try {
      await forget();
    } catch (error) {
      if (error instanceof StorageError) storage.failed(error);
      else log.error({ err: error }, 'old commands could not be forgotten');
    }
    isForgetting = false;
  }

  const stop = clock.every(period_ms, () => void begin());
  return () => {
    isStopped = true;
    stop();
  };
}
