import type { Moment } from '@porchlight/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../domain/store.ts';
import type { JobStore, LeasedJob } from '../domain/job-store.ts';
import { createManualClock, type ManualClock } from '../test/manual-clock.ts';
import { createJobRunner, lease_ms, type JobRunner } from './job-runner.ts';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** A shelf of jobs that are due at once. */
function createShelf(clock: ManualClock) {
  let due: LeasedJob[] = [];
  let written = 0;
  let failing = false;
  const jobs: JobStore = {
    written: () => written,
    postpone: async () => true,
    nextDue: async () => {
      if (failing) throw new StorageError('gone');
      return due.length === 0 ? null : momentNow();
    },
    async lease(owner, _now, until, limit) {
      leases.push(until);
      const taken = due.slice(0, limit);
      due = due.slice(limit);
      return taken.map((job) => ({ ...job, lease_owner: owner }));
    },
  };
  const leases: Moment[] = [];
  const momentNow = () => new Date(clock.now()).toISOString();
  return {
    jobs,
    leases,
    momentNow,
    holds: (count: number) => {
      written += count;
      due = Array.from({ length: count }, (_, nr) => jobOf(`job ${nr}`));
    },
    fails: (how: boolean) => (failing = how),
  };
}

function jobOf(id: string): LeasedJob {
  const about = { account_id: 'a', conversation_id: 'c', message_id: 'm', attempt: 1 };
  return { id, kind: 'provider.deliver', ...about, tries: 1, lease_owner: '' };
}

describe('the runner of jobs', () => {
  let clock: ManualClock;
  let shelf: ReturnType<typeof createShelf>;
  let begun: string[];
  let finish: (() => void)[];
  let commit: () => void;
  let deaf: boolean;
  let runner: JobRunner;

  beforeEach(() => {
    clock = createManualClock();
    shelf = createShelf(clock);
    [begun, finish, deaf] = [[], [], false];
  });
  afterEach(async () => {
    const stopped = runner.stop();
    for (const done of finish) done();
    await stopped;
  });

  function start(): void {
    const onCommit = (listener: (account_id: string) => void) => {
      commit = () => listener('a');
      return () => (deaf = true);
    };
    runner = createJobRunner({
      store: { jobs: shelf.jobs, onCommit },
      clock,
      newId: () => 'this node',
      log,
      doJob: (job) => {
        begun.push(job.id);
        return new Promise((resolve) => finish.push(resolve));
      },
    });
  }

  it('takes what is due when it starts, for as long as a lease', async () => {
    shelf.holds(2);
    start();
    await expect.poll(() => begun).toEqual(['job 0', 'job 1']);
    expect(Date.parse(shelf.leases[0] ?? '') - clock.now()).toBe(lease_ms);
  });

  it('does sixteen at once, and the next where one has ended', async () => {
    shelf.holds(20);
    start();
    await expect.poll(() => begun).toHaveLength(16);
    finish[3]?.();
    await expect.poll(() => begun).toHaveLength(17);
  });

  it('is woken by a commit that wrote a job, and by no other', async () => {
    start();
    await expect.poll(() => clock.waiting()).toBe(1);
    commit();
    shelf.holds(1);
    expect(begun).toEqual([]);
    commit();
    await expect.poll(() => begun).toHaveLength(1);
  });

  it('looks by itself every second, also after storage has failed', async () => {
    shelf.fails(true);
    start();
    await expect.poll(() => clock.waiting()).toBe(1);
    shelf.fails(false);
    shelf.holds(1);
    clock.pass(999);
    expect(begun).toEqual([]);
    clock.pass(1);
    await expect.poll(() => begun).toHaveLength(1);
  });

  it('stops once what it began has ended, and hears nothing more', async () => {
    shelf.holds(1);
    start();
    await expect.poll(() => begun).toHaveLength(1);
    let stopped = false;
    const stop = runner.stop().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect([stopped, deaf]).toEqual([false, true]);
    finish[0]?.();
    await stop;
    shelf.holds(1);
    clock.pass(10_000);
    expect(begun).toHaveLength(1);
  });
});
