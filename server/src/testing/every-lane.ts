import { jobKinds, type Id, type Moment } from '@porchlight/protocol';
import type { JobStore, JobWish, LeasedJob } from '../domain/job-store.ts';

/** Takes what is due of every kind, at most `limit` of each. */
export async function leaseOfEvery(
  jobs: JobStore,
  owner: Id,
  now: Moment,
  until: Moment,
  limit: number,
): Promise<readonly LeasedJob[]> {
  const taken: LeasedJob[] = [];
  for (const wish of ofEvery(limit)) taken.push(...(await jobs.lease(owner, now, until, wish)));
  return taken;
}

/** When the next job of any kind is due; null where there is none. */
export async function nextDueOfAll(jobs: JobStore): Promise<Moment | null> {
  const dues = await jobs.nextDue(ofEvery(1));
  return [...dues.values()].toSorted()[0] ?? null;
}

function ofEvery(limit: number): readonly JobWish[] {
  return jobKinds.map((kind) => ({ kind, limit, without: [] }));
}
