import type { Id, JobKind, Moment } from '@porchlight/protocol';

/** A job that one node has taken for a time. */
export interface LeasedJob {
  readonly id: Id;
  readonly account_id: Id;
  readonly kind: JobKind;
  readonly conversation_id: Id;
  /** Null for what belongs to no inbox. */
  readonly inbox_id: Id | null;
  readonly message_id: Id;
  readonly attempt: number;
  /** How often it was taken, this time included. */
  readonly tries: number;
  readonly lease_owner: Id;
}

/** What somebody has room for. */
export interface JobWish {
  readonly kind: JobKind;
  /** So many at most. */
  readonly limit: number;
  /** Nothing of these inboxes. */
  readonly without: readonly Id[];
}

/** Work that follows from commands. It was written with them, so it is done after any crash: at least once. */
export interface JobStore {
  /** Takes of what is due what was due first, until `until`; then it is due again. */
  lease(owner: Id, now: Moment, until: Moment, wish: JobWish): Promise<readonly LeasedJob[]>;
  /** Puts a job off. False where somebody else has taken it meanwhile. */
  postpone(job: LeasedJob, run_at: Moment): Promise<boolean>;
  /** When the next of each wish is due, whatever its limit; none for a kind of which there is nothing. */
  nextDue(wishes: readonly JobWish[]): Promise<ReadonlyMap<JobKind, Moment>>;
  /** Rises with every job that is written in this process, before it is committed. */
  written(): number;
}
