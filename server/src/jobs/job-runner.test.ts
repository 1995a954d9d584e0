import { jobKinds, type JobKind, type Moment } from '@porchlight/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../domain/store.ts';
import type { JobStore, JobWish, LeasedJob } from '../domain/job-store.ts';
import { createManualClock, type ManualClock } from '../test/manual-clock.ts';
import { lanes } from './job-lanes.ts';
import { StoppedError } from './stopped.ts';
import { createJobRunner, lease_ms, type JobRunner } from './job-runner.ts';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** A shelf of jobs that are due at once. */
function createShelf(clock: ManualClock) {
  let due: LeasedJob[] = [];
  let written = 0;
  let failing = false;
  const isWished = (job: LeasedJob, { kind, without }: JobWish) =>
    job.kind === kind && !without.includes(job.inbox_id ?? '');
  const jobs: JobStore = {
    written: () => written,
    postpone: async (job, at) => {
      givenBack.push([job.id, at]);
      return true;
    },
    async nextDue(wishes) {
      looks += 1;
      if (failing) throw new StorageError('gone');
      const found = wishes.filter((wish) => due.some((job) => isWished(job, wish)));
      return new Map(found.map(({ kind }) => [kind, momentNow()]));
    },
    async lease(owner, _now, until, wish) {
      leases.push(until);
      const taken = due.filter((job) => isWished(job, wish)).slice(0, wish.limit);
      due = due.filter((job) => !taken.includes(job));
      return taken.map((job) => ({ ...job, lease_owner: owner }));
    },
  };
  const leases: Moment[] = [];
  const givenBack: [id: string, due: Moment][] = [];
  let looks = 0;
  const momentNow = () => new Date(clock.now()).toISOString();
  return {
    jobs,
    leases,
    givenBack,
    looks: () => looks,
    left: (kind: JobKind) => due.filter((job) => job.kind === kind).length,
    holds(count: number, kind: JobKind = 'push.tell', inbox_id = 'an inbox') {
      written += count;
      const name = (nr: number) => `${kind} ${nr} of ${inbox_id}`;
      due.push(...Array.from({ length: count }, (_, nr) => jobOf(name(nr), kind, inbox_id)));
    },
    fails: (how: boolean) => (failing = how),
  };
}

function jobOf(id: string, kind: JobKind, inbox_id: string): LeasedJob {
  const about = { account_id: 'a', conversation_id: 'c', inbox_id, message_id: 'm', attempt: 1 };
  return { id, kind, ...about, tries: 1, lease_owner: '' };
}

describe('the runner of jobs', () => {
  let clock: ManualClock;
  let shelf: ReturnType<typeof createShelf>;
  let begun: string[];
  let finish: (() => void)[];
  let commit: () => void;
  let deaf: boolean;
  let onBegin: () => void;
  /** In place of a job that ends when the test says so. */
  let long: ((isStopping: () => boolean) => Promise<void>) | null;
  let runner: JobRunner;

  beforeEach(() => {
    clock = createManualClock();
    shelf = createShelf(clock);
    [begun, finish, deaf, onBegin, long] = [[], [], false, ignore, null];
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
      doJob: (job, isStopping) => {
        begun.push(job.id);
        onBegin();
        if (long !== null) return long(isStopping);
        return new Promise((resolve) => finish.push(resolve));
      },
    });
  }

  it('takes what is due when it starts, for as long as a lease', async () => {
    shelf.holds(2);
    start();
    await expect.poll(() => begun).toHaveLength(2);
    expect(Date.parse(shelf.leases[0] ?? '') - clock.now()).toBe(lease_ms);
  });

  it.each(jobKinds)(
    'does of %s as many at once as its lane is wide, and the next where one has ended',
    async (kind) => {
      const { most, each = most } = lanes[kind];
      for (let nr = 0; nr <= most; nr += each) shelf.holds(each, kind, `inbox ${nr}`);
      start();
      await expect.poll(() => clock.waiting()).toBe(1);
      expect(begun).toHaveLength(most);
      expect(shelf.left(kind)).toBe(each);
      finish[most - 1]?.();
      await expect.poll(() => begun).toHaveLength(most + 1);
    },
  );

  it.each(jobKinds)('goes on with everything else while %s stands still', async (kind) => {
    for (let nr = 0; nr < 20; nr += 1) shelf.holds(10, kind, `inbox ${nr}`);
    start();
    await expect.poll(() => clock.waiting()).toBe(1);
    const others = jobKinds.filter((other) => other !== kind);
    for (const other of others) shelf.holds(1, other);
    commit();
    await expect.poll(() => begun.slice(lanes[kind].most)).toHaveLength(others.length);
    expect(others.map((other) => shelf.left(other))).toEqual(others.map(() => 0));
  });

  it('goes on with other providers while one stands still', async () => {
    const kind = 'provider.deliver';
    const { most, each = 0 } = lanes[kind];
    shelf.holds(each - 1, kind, 'slow');
    start();
    await expect.poll(() => begun).toHaveLength(each - 1);
    shelf.holds(500, kind, 'slow');
    shelf.holds(each, kind, 'quick');
    commit();
    await expect.poll(() => clock.waiting()).toBe(1);
    const slow = begun.filter((id) => id.endsWith('slow')).length;
    expect(begun.length - slow).toBe(each);
    expect(slow).toBe(2 * each - 1);
    expect(slow).toBeLessThan(most / 4);
  });

  it('begins with what fails messages in time', async () => {
    for (const kind of jobKinds.toReversed()) shelf.holds(1, kind);
    start();
    await expect.poll(() => begun).toHaveLength(jobKinds.length);
    expect(begun[0]).toMatch(/^status.watchdog/);
  });

  it('looks no more often where all that is due has to wait for room', async () => {
    shelf.holds(100, 'contact.erase');
    start();
    await expect.poll(() => clock.waiting()).toBe(1);
    expect([begun.length, shelf.leases.length]).toEqual([2, 1]);
    const before = shelf.looks();
    clock.pass(999);
    expect(shelf.looks()).toBe(before);
    clock.pass(1);
    expect(shelf.looks()).toBe(before + 1);
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

  it('takes nothing of any lane once it was stopped', async () => {
    for (const kind of jobKinds) shelf.holds(1, kind);
    let stopped: Promise<void> | undefined;
    onBegin = () => (stopped ??= runner.stop());
    start();
    await expect.poll(() => begun).toHaveLength(1);
    finish[0]?.();
    await stopped;
    expect([begun.length, shelf.leases.length]).toEqual([1, 1]);
  });

  it('[HS4] makes a long job due again that stops with the server', async () => {
    shelf.holds(1, 'agent.hand_back');
    let stops: (() => boolean) | undefined;
    long = async (isStopping) => {
      stops = isStopping;
      await expect.poll(isStopping).toBe(true);
      throw new StoppedError('now');
    };
    start();
    await expect.poll(() => begun).toHaveLength(1);
    expect(stops?.()).toBe(false);
    await runner.stop();
    const now = new Date(clock.now()).toISOString();
    expect(shelf.givenBack).toEqual([[begun[0], now]]);
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
