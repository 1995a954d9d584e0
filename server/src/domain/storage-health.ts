import { momentOf, type Clock, type Stop } from './clock.ts';
import { StorageError, type Store, type StorageTrouble } from './store.ts';
import type { Log, Telemetry } from './telemetry.ts';

/** Whether the database takes what is written. */
export interface StorageHealth {
  /** Takes notice of a failure: counts it, and asks every second until it is over. One line in the log per outage. */
  readonly failed: (error: StorageError) => void;
  /** What is wrong, in a sentence for the operator; null where nothing is. Answers within two seconds. */
  readonly trouble: () => Promise<string | null>;
  readonly stop: Stop;
}

/** What it needs of the world. */
export interface StorageHealthEnvironment {
  readonly store: Pick<Store, 'probe'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly telemetry: Pick<Telemetry, 'storageFailed' | 'storageWorks'>;
}

interface Outage {
  readonly began_ms: number;
  readonly sentence: string;
  failures: number;
  readonly stopAsking: Stop;
}

/** How often a failing database is asked, and how old an answer may be, in milliseconds. */
const pause_ms = 1_000;

/** How long a database may take to answer before it counts as failing, in milliseconds. */
const patience_ms = 2_000;

const sentences: Readonly<Record<StorageTrouble, string>> = {
  full: 'the disk of the database is full: make room',
  disk: 'the disk of the database gives errors: look at it, and at the system’s log',
  locked: 'another program holds the database: end it, or wait for it',
  read_only: 'the database can be read but not written',
  damaged: 'the database is damaged: restore a backup',
  gone: 'the file of the database has been moved or removed: put it back, or start the server again',
  unreachable: 'the database does not answer: start it, or mend the way to it',
  other: 'the database fails; the log says how',
};

/**
 * Watches the database without being in anybody's way: nothing is done while all goes well, but when somebody asks,
 * and then at most once a second.
 */
export function createStorageHealth(environment: StorageHealthEnvironment): StorageHealth {
  const { store, clock, log, telemetry } = environment;
  let outage: Outage | null = null;
  let asking: Promise<void> | null = null;
  let asked_ms = -Infinity;
  telemetry.storageWorks(true);

  function failed(error: StorageError): void {
    telemetry.storageFailed();
    if (outage !== null) return void (outage.failures += 1);
    outage = {
      began_ms: clock.now(),
      sentence: sentences[error.trouble],
      failures: 1,
      stopAsking: clock.every(pause_ms, () => void ask()),
    };
    telemetry.storageWorks(false);
    log.error({ err: error, trouble: error.trouble, advice: outage.sentence }, 'storage fails');
  }

  function recovered(): void {
    if (outage === null) return;
    const { began_ms, failures, stopAsking } = outage;
    stopAsking();
    outage = null;
    telemetry.storageWorks(true);
    log.info({ lasted_ms: clock.now() - began_ms, failures }, 'storage works again');
  }

  async function probe(): Promise<void> {
    try {
      await store.probe(momentOf(clock));
      recovered();
    } catch (error) {
      failed(error instanceof StorageError ? error : new StorageError('probe', { cause: error }));
    }
    asked_ms = clock.now();
  }

  /** One probe at a time; one that takes too long is a failure, and goes on. */
  function ask(): Promise<void> {
    asking ??= probe().finally(() => (asking = null));
    return orLate(clock, asking, () =>
      failed(new StorageError('no answer to a probe', { trouble: 'unreachable' })),
    );
  }

  return {
    failed,
    async trouble() {
      // While it fails it is asked anyway.
      if (outage === null && clock.now() - asked_ms >= pause_ms) await ask();
      return outage?.sentence ?? null;
    },
    stop: () => outage?.stopAsking(),
  };
}

/** Waits for something, but not longer than the patience. */
function orLate(clock: Clock, awaited: Promise<void>, late: () => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = clock.after(patience_ms, () => {
      late();
      resolve();
    });
    void awaited.then(stop).then(resolve);
  });
}
