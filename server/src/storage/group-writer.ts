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
  /** Begins no transaction until the function it returns is called. Whoever holds it must let go soon. */
  hold(): () => void;
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

/** Waits for a turn of the event loop, and gives what has come meanwhile, as far as there is room. */
type Latecomers = (room: number) => Promise<readonly Job[]>;

/**
 * How often an open group lets latecomers in. An answer to what the group before told comes while this one runs; without
 * them it would wait for the whole of the next, and a person would see each tick a commit later.
 */
const calls = 2;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

const nothing: readonly Job[] = [];

const nobody: Latecomers = async () => nothing;

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
  let held: Promise<void> | null = null;

  const latecomers: Latecomers = async (room) => {
    await turn();
    return waiting.length === 0 ? nothing : waiting.splice(0, room);
  };

  const drain = async () => {
    // One turn of the event loop's delay gathers every command that has already arrived on some socket.
    await turn();
    while (waiting.length > 0) {
      if (held !== null) await held;
      await runGroup(options, waiting.splice(0, options.group_size), latecomers);
      if (waiting.length > 0) await turn();
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
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        if (held === promise) held = null;
        resolve();
      };
    },
    close: async () => {
      closed = true;
      await running;
    },
  };
}

async function runGroup(
  options: GroupWriterOptions,
  jobs: Job[],
  latecomers: Latecomers,
): Promise<void> {
  const whole = await attempt(options, jobs, latecomers);
  if (whole === 'settled') return;
  for (const job of jobs) await attempt(options, [job], nobody);
}

/**
 * Runs jobs in one transaction, and adds to them whoever comes late. `again`: it was rolled back, nobody has been
 * answered, and each may do better alone.
 */
async function attempt(
  options: GroupWriterOptions,
  jobs: Job[],
  latecomers: Latecomers,
): Promise<'settled' | 'again'> {
  let transaction: GroupTransaction;
  try {
    const begun = options.patiently(() => options.begin());
    transaction = begun instanceof Promise ? await begun : begun;
  } catch (error) {
    return refuse(jobs, error);
  }
  const outcomes: Outcome[] = [];
  for (let call = 0; call <= calls; call += 1) {
    if (call > 0) jobs.push(...(await latecomers(options.group_size - jobs.length)));
    const spoilt = await runRest(transaction, jobs, outcomes);
    if (spoilt === null) continue;
    transaction.rollback();
    return jobs.length > 1 ? 'again' : refuse(jobs, spoilt.error);
  }
  return finish(options, transaction, jobs, outcomes);
}

/** Runs the jobs that have no outcome yet; stops at one that failed after it had written, which spoils all. */
async function runRest(
  transaction: GroupTransaction,
  jobs: readonly Job[],
  outcomes: Outcome[],
): Promise<{ readonly error: unknown } | null> {
  for (const job of jobs.slice(outcomes.length)) {
    const before = transaction.writes();
    const running = run(job, transaction.session);
    const outcome = running instanceof Promise ? await running : running;
    outcomes.push(outcome);
    if (!outcome.ok && transaction.writes() !== before) return outcome;
  }
  return null;
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
