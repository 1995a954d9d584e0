import type {
  AgentEvent,
  Id,
  IdentityFacts,
  IdentityPlan,
  Moment,
  Principal,
  ProvenIdentity,
} from '@porchlight/protocol';
import type { NewSession } from './access-store.ts';

/** Who visitors turn out to be. */
export interface IdentityStore {
  /** Makes the caller whoever the token names, in one transaction with the session that follows and the end of its own. */
  identify(attempt: IdentityAttempt): Promise<IdentityOutcome>;
  /** Some conversations of contacts that were merged into this one and still have their own, the newest first. */
  unmoved(contact_id: Id, limit: number): Promise<readonly Id[]>;
}

/** A visitor with a token that proved to be right. */
export interface IdentityAttempt {
  readonly caller: Extract<Principal, { kind: 'visitor' }>;
  readonly session_id: Id;
  readonly proven: ProvenIdentity;
  readonly now: Moment;
  /** The session that is opened where the token names another contact than the caller. */
  readonly session: NewSession;
  /** Names the end of the caller's own in the feed. */
  readonly revocation_id: Id;
  /** Decides by the contacts as they are inside the transaction, which may be run again. */
  readonly decide: (facts: IdentityFacts) => IdentityDecision;
}

/** What becomes of the contacts. */
export interface IdentityDecision extends Pick<IdentityPlan, 'contact' | 'merged_id'> {
  /** Null where nothing changes. */
  readonly event: AgentEvent | null;
}

/** Who the caller is now. `used`: the token is another session's; `gone`: there is no such caller any more. */
export type IdentityOutcome = Pick<IdentityPlan, 'contact' | 'merged_id'> | 'used' | 'gone';
