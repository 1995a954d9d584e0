import type { Id } from '@porchlight/protocol';
import { StorageError } from '../domain/store.ts';
import type { Soon } from '../domain/soon.ts';
import type { WriteSession } from './database.ts';
import type { PatientBegin } from './lock-patience.ts';

/** The one transaction that a group of commands shares. */
export interface GroupTransaction {
  readonly session: WriteSession;
  /** How many statements have written so far. */
  writes(): number;
  /** Resolves to the accounts whose feed has grown. Rejects with everything rolled back. */
  commit(): readonly Id[];
  rollback(): void;
}

/** What the writer needs of its surroundings. */
export interface GroupWriterOptions {
  /** Begins a transaction; throws StorageError where the database does not give one. */
  begin(): GroupTransaction;
  /** Calls `begin`, perhaps again and again. */
  readonly patiently: PatientBegin;
  committed(account_ids: readonly Id[]): void;
  /** The most commands that share a transaction. */
  readonly group_size: number;
}

/** The writer's queue. */
export interface GroupWriter {
  transaction<Result>(work: (session: WriteSession) => Soon<Result>): Promise<Result>;
  /** Resolves when everything taken has been settled; what comes later is refused. */
  close(): Promise<void>;
}

interface Job {
  readonly work: (session: WriteSession) => Soon<unknown>;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: unknown };

/**
 * Lets commands that wait together share one transaction and so one sync of the disk. They run strictly one after
 * another. One that fails before it wrote anything fails alone. After a failure past the first write the whole group is
 * rolled back and each command runs again in a transaction of its own: failures are rare, and so nobody pays for a
 * savepoint (docs/decisions/0003-group-commit-without-savepoints.md).
 */
export function createGroupWriter(options: GroupWriterOptions): GroupWriter {
  const waiting: Job[] = [];
  let running: Promise<void> | null = null;
  let closed = false;

  const drain = async () => {
    // One turn of the event loop's delay gathers every command that has already arrived on some socket.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      await runGroup(options, waiting.splice(0, options.group_size));
      if (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
    running = null;
  };

  return {
    transaction: (work) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new StorageError('the store is closed'));
        waiting.push({ work, resolve, reject });
        running ??= drain();
      }),
    close: async () => {
      closed = true;
      await running;
    },
  };
}

async function runGroup(options: GroupWriterOptions, jobs: readonly Job[]): Promise<void> {
  const whole = await attempt(options, jobs);
  if (whole === 'settled') return;
  for (const job of jobs) await attempt(options, [job]);
}

/** Runs jobs in one transaction. `again`: it was rolled back, nobody has been answered, and each may do better alone. */
async function attempt(
  options: GroupWriterOptions,
  jobs: readonly Job[],
): Promise<'settled' | 'again'> {
  let transaction: GroupTransaction;
  try {
    const begun = options.patiently(options.begin);
    transaction = begun instanceof Promise ? await begun : begun;
  } catch (error) {
    return refuse(jobs, error);
  }
  const outcomes: Outcome[] = [];
  for (const job of jobs) {
    const before = transaction.writes();
    const running = run(job, transaction.session);
    const outcome = running instanceof Promise ? await running : running;
    outcomes.push(outcome);
    if (outcome.ok || transaction.writes() === before) continue;
    transaction.rollback();
    return jobs.length > 1 ? 'again' : refuse(jobs, outcome.error);
  }
  return finish(options, transaction, jobs, outcomes);
}

function run(job: Job, session: WriteSession): Soon<Outcome> {
  try {
    const result = job.work(session);
    return result instanceof Promise ? result.then(success, failure) : success(result);
  } catch (error) {
    return failure(error);
  }
}

function success(result: unknown): Outcome {
  return { ok: true, result };
}

function failure(error: unknown): Outcome {
  return { ok: false, error };
}

function finish(
  options: GroupWriterOptions,
  transaction: GroupTransaction,
  jobs: readonly Job[],
  outcomes: readonly Outcome[],
): 'settled' {
  try {
    const account_ids = transaction.commit();
    jobs.forEach((job, index) => settle(job, outcomes[index] as Outcome));
    options.committed(account_ids);
  } catch (error) {
    return refuse(jobs, error);
  }
  return 'settled';
}

function settle(job: Job, outcome: Outcome): void {
  if (outcome.ok) job.resolve(outcome.result as never);
  else job.reject(outcome.error);
}

function refuse(jobs: readonly Job[], error: unknown): 'settled' {
  for (const job of jobs) job.reject(error);
  return 'settled';
}
