import type { JobKind } from '@porchlight/protocol';
import type { JobWish, LeasedJob } from '../domain/job-store.ts';

/** How wide a lane is. */
interface Lane {
  /** So many jobs are done at once. */
  readonly most: number;
  /**
   * An inbox that has so many in hand gets no more; as no more than that are taken at a time, it never has twice as many.
   * Absent where whom a job calls has nothing to do with its inbox.
   */
  readonly each?: number;
}

/** A lane for each kind: what stands still fills its own, and holds up nothing else. */
export const lanes: Readonly<Record<JobKind, Lane>> = {
  'status.watchdog': { most: 16 },
  'provider.deliver': { most: 64, each: 8 },
  'mail.follow_up': { most: 8 },
  'mail.transcript': { most: 4 },
  'push.tell': { most: 16 },
  'files.erase': { most: 4 },
  'contact.erase': { most: 2 },
  'agent.hand_back': { most: 2 },
};

/** The jobs in hand, lane by lane. */
export interface JobLanes {
  /** What there is room for, the most urgent kind first. */
  readonly wishes: () => readonly JobWish[];
  readonly enter: (job: LeasedJob) => void;
  readonly leave: (job: LeasedJob) => void;
}

/** Empty lanes. */
export function createJobLanes(): JobLanes {
  const inHand = new Set<LeasedJob>();
  const kinds = Object.entries(lanes) as [JobKind, Lane][];
  return {
    wishes() {
      const jobs = [...inHand];
      return kinds
        .map(([kind, lane]) =>
          wishOf(
            kind,
            lane,
            jobs.filter((job) => job.kind === kind),
          ),
        )
        .filter(({ limit }) => limit > 0);
    },
    enter: (job) => void inHand.add(job),
    leave: (job) => void inHand.delete(job),
  };
}

function wishOf(kind: JobKind, { most, each = most }: Lane, jobs: readonly LeasedJob[]): JobWish {
  const inboxes = Map.groupBy(jobs, ({ inbox_id }) => inbox_id);
  const full = [...inboxes].filter(([, { length }]) => length >= each);
  const without = full.flatMap(([id]) => (id === null ? [] : [id]));
  return { kind, limit: Math.min(most - jobs.length, each), without };
}
