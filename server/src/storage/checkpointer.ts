import { Worker } from 'node:worker_threads';

/** Keeps a SQLite file's write-ahead log short without holding up the writer for long. */
export interface Checkpointer {
  /** So many more statements have been committed. */
  readonly written: (statements: number) => void;
  readonly close: () => Promise<void>;
}

/** Keeps the writer from beginning a transaction until the function it returns is called. */
export type HoldWriter = () => () => void;

/**
 * While it copies, one of a few cores is busy with it, and at the end the writer waits. So there is a pause between two times on
 * a busy server: with one every 0.6 s a message in a hundred met it. The log gets longer for it, up to the second number (some
 * 270 MB).
 */
const pause_ms = 10_000;
const fewestStatements = 16_000;
const mostStatements = 160_000;

/** What was copied in less time left little behind, in milliseconds. */
const quick_ms = 12;

/** So often it is copied without the writer waiting. */
const mostCopies = 5;

/** The writer waits no longer for the end of a checkpoint, in milliseconds. */
const longestHold_ms = 50;

/**
 * Copies the log to the file on a thread of its own, where the disk may take its time: on the writer's it was half of all
 * the time that commits took. Twice: what is written during the first time is little, and the writer waits while the
 * second copies it. Then everything has been copied, and the writer begins the log anew, over what stands there: a sync
 * of a file that does not grow takes little more than half of the time.
 *
 * The thread starts when it is first needed, and anew after it has failed. It only helps: the writer's own
 * `wal_autocheckpoint`, set much higher, does what is left.
 */
export function createCheckpointer(
  path: string,
  hold: HoldWriter,
  least_ms = pause_ms,
): Checkpointer {
  let since = 0;
  let copies = 0;
  let asked_at = -Infinity;
  let worker: Worker | null = null;
  let state: 'ready' | 'copying' | 'finishing' | 'over' = 'ready';
  let release: () => void = () => undefined;

  function start(): Worker {
    const script = new URL('checkpoint-worker.ts', import.meta.url);
    const alone = { execArgv: [], trackUnmanagedFds: false };
    worker = new Worker(script, { workerData: path, ...alone });
    worker.unref();
    worker.on('message', copied);
    worker.on('error', () => {
      // What the disk fails, ends the thread; the next time begins with another, which knows nothing of the failure.
      worker = null;
      release();
      if (state !== 'over') state = 'ready';
    });
    return worker;
  }

  function ask(next: 'copying' | 'finishing'): void {
    state = next;
    asked_at = performance.now();
    (worker ?? start()).postMessage('checkpoint', []);
  }

  function isDue(): boolean {
    if (since < fewestStatements) return false;
    return since >= mostStatements || performance.now() - asked_at >= least_ms;
  }

  function copied(): void {
    release();
    if (state === 'finishing') state = 'ready';
    if (state !== 'copying') return;
    copies += 1;
    if (copies < mostCopies && performance.now() - asked_at > quick_ms) return ask('copying');
    release = holdFor(hold, longestHold_ms);
    ask('finishing');
  }

  return {
    written: (statements) => {
      since += statements;
      if (state !== 'ready' || !isDue()) return;
      since = 0;
      copies = 0;
      ask('copying');
    },
    close: async () => {
      state = 'over';
      release();
      await worker?.terminate();
    },
  };
}

/** Holds the writer until it is released, or the time is over. */
function holdFor(hold: HoldWriter, longest_ms: number): () => void {
  const release = hold();
  const timer = setTimeout(release, longest_ms);
  return () => {
    clearTimeout(timer);
    release();
  };
}
