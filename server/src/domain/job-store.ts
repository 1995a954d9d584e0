import type { Id, Moment, PlannedJob } from '@porchlight/protocol';

/** A job that one node has taken for a time. */
export interface LeasedJob {
  readonly id: Id;
  readonly account_id: Id;
  readonly kind: PlannedJob['kind'];
  readonly conversation_id: Id;
  readonly message_id: Id;
  readonly attempt: number;
  /** How often it was taken, this time included. */
  readonly tries: number;
  readonly lease_owner: Id;
}

/** Work that follows from commands. It was written with them, so it is done after any crash: at least once. */
export interface JobStore {
  /** Takes what is due, at most `limit`, until `until`; then it is due again. */
  lease(owner: Id, now: Moment, until: Moment, limit: number): Promise<readonly LeasedJob[]>;
  /** Puts a job off. False where somebody else has taken it meanwhile. */
  postpone(job: LeasedJob, run_at: Moment): Promise<boolean>;
  /** When the next is due; null where there is none. */
  nextDue(): Promise<Moment | null>;
  /** Rises with every job that is written in this process, before it is committed. */
  written(): number;
}
