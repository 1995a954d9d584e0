import type { Id, Moment } from '@porchlight/protocol';

/** A browser that wants to be told of answers after its visitor has left. */
export interface PushSubscription {
  readonly endpoint_hash: string;
  readonly contact_id: Id;
  readonly session_id: Id;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** What is to be said: see `PushRequest`. */
  readonly words: string;
  readonly created_at: Moment;
}

/** Who wants pushes. */
export interface PushStore {
  /** Those of a visitor whose sessions are not over. */
  of(contact_id: Id, now: Moment): Promise<readonly PushSubscription[]>;
  /** Keeps one, in place of an earlier one for the same endpoint. */
  put(subscription: PushSubscription): Promise<void>;
  remove(endpoint_hash: string): Promise<void>;
}
