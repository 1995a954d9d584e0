import type { IdSource, Moment } from '@porchlight/protocol';
import { momentOf, type Clock, type Stop } from '../domain/clock.ts';
import { StorageError, type Store } from '../domain/store.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import type { Log } from '../domain/telemetry.ts';
import { createJobLanes } from './job-lanes.ts';
import { StoppedError, type IsStopping } from './stopped.ts';

/**
 * Does a job and ends it in the store. It holds no transaction while it waits for anybody, and is done long before the lease
 * runs out. What it throws leaves the job to be done again.
 */
export type DoJob = (job: LeasedJob) => Promise<void>;

/** Does one with many steps, between which it looks whether the server stops. */
export type DoLongJob = (job: LeasedJob, isStopping: IsStopping) => Promise<void>;

/** What a runner needs. */
export interface JobRunnerEnvironment {
  readonly store: Pick<Store, 'jobs' | 'onCommit'>;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly log: Log;
  readonly doJob: DoLongJob;
}

/** Jobs in the making. */
export interface JobRunner {
  /** Takes no more, and resolves when what was begun has come to its end. Twice is safe. */
  readonly stop: () => Promise<void>;
}

/** How long a job is this node's, in milliseconds: more than any job may take. */
export const lease_ms = 30_000;

/** At the latest after so long one looks, in milliseconds: another node may have written, or died. */
const look_ms = 1_000;

/** A commit of this node rang, but its job was not there yet: look again after this, in milliseconds. */
const soon_ms = 50;

/** Later than every moment. */
const never = '~';

/** Takes jobs that are due, lane by lane, woken by commits of its own node and by time. Several nodes may run one each. */
export function createJobRunner(environment: JobRunnerEnvironment): JobRunner {
  const { store, clock, log } = environment;
  const owner = environment.newId();
  const lanes = createJobLanes();
  const running = new Set<Promise<void>>();
  let state: 'idle' | 'looking' | 'looking again' | 'stopped' = 'idle';
  const isStopping = () => state === 'stopped';
  let known = store.jobs.written();
  let cancel: Stop = () => undefined;
  let looking: Promise<void> = Promise.resolve();

  function look(): void {
    if (state === 'looking') state = 'looking again';
    if (state !== 'idle') return;
    state = 'looking';
    cancel();
    looking = takeDue().then(rest, (error: unknown) => {
      // Whoever asked for the jobs' commands has been told; here it only means to look later.
      if (!(error instanceof StorageError)) log.error({ err: error }, 'a fault of ours');
      rest(look_ms);
    });
  }

  /** How long until there is something to do, in milliseconds; what ends makes room by itself. */
  async function takeDue(): Promise<number> {
    const wishes = lanes.wishes();
    if (wishes.length === 0) return look_ms;
    const dues = await store.jobs.nextDue(wishes);
    const now = momentOf(clock);
    const due = wishes.filter(({ kind }) => (dues.get(kind) ?? never) <= now);
    if (due.length === 0) return restAfter([...dues.values()].toSorted()[0] ?? null);
    let taken = 0;
    for (const wish of due) {
      if (state === 'stopped') break;
      const jobs = await store.jobs.lease(owner, now, momentOf(clock, lease_ms), wish);
      for (const job of jobs) run(job);
      taken += jobs.length;
    }
    // Where others were quicker there is nothing to be had by asking again at once.
    return taken === 0 ? soon_ms : 0;
  }

  function restAfter(due: Moment | null): number {
    const rung = store.jobs.written() !== known;
    known = store.jobs.written();
    const wait_ms = due === null ? look_ms : Date.parse(due) - clock.now();
    return Math.min(rung ? soon_ms : look_ms, Math.max(wait_ms, 0));
  }

  function rest(wait_ms: number): void {
    if (state === 'stopped') return;
    const again = state === 'looking again';
    state = 'idle';
    if (again || wait_ms === 0) look();
    else cancel = clock.after(wait_ms, look);
  }

  function run(job: LeasedJob): void {
    lanes.enter(job);
    const { id, kind } = job;
    const doing = environment.doJob(job, isStopping).catch((error: unknown) => {
      if (error instanceof StoppedError) return giveBack(job);
      log.warn({ err: error, job: id, kind }, 'a job failed and will be done again');
    });
    const ended = doing.finally(() => {
      running.delete(ended);
      lanes.leave(job);
      look();
    });
    running.add(ended);
  }

  /** Where that fails, its lease runs out. */
  async function giveBack(job: LeasedJob): Promise<void> {
    await store.jobs.postpone(job, momentOf(clock)).catch(() => undefined);
  }

  const deafen = store.onCommit(() => {
    if (store.jobs.written() !== known) look();
  });
  look();
  return {
    async stop() {
      state = 'stopped';
      cancel();
      deafen();
      await looking;
      await Promise.all(running);
    },
  };
}
