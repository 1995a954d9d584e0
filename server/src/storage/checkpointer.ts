import { Worker } from 'node:worker_threads';

/** Keeps a SQLite file's write-ahead log short without holding up the writer. */
export interface Checkpointer {
  /** So many more statements have been committed. */
  readonly written: (statements: number) => void;
  readonly close: () => Promise<void>;
}

// Less often is less work, since a page that changed many times is copied once; more often keeps each time short.
const statementsBetween = 4_000;

/**
 * Copies the log to the file on a thread of its own, where the disk may take its time: on the writer's it was half of all
 * the time that commits took. The thread starts when it is first needed. It only helps: the writer's own
 * `wal_autocheckpoint`, set much higher, does what is left, and all of it where the thread has failed.
 */
export function createCheckpointer(path: string): Checkpointer {
  let since = 0;
  let worker: Worker | null = null;
  let state: 'ready' | 'busy' | 'over' = 'ready';

  const start = () => {
    const script = new URL('checkpoint-worker.ts', import.meta.url);
    worker = new Worker(script, { workerData: path, execArgv: [] });
    worker.unref();
    worker.on('message', () => {
      if (state === 'busy') state = 'ready';
    });
    worker.on('error', () => {
      state = 'over';
    });
    return worker;
  };

  return {
    written: (statements) => {
      since += statements;
      if (since < statementsBetween || state !== 'ready') return;
      since = 0;
      state = 'busy';
      (worker ?? start()).postMessage('checkpoint', []);
    },
    close: async () => {
      state = 'over';
      await worker?.terminate();
    },
  };
}
