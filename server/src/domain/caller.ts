import type { Id, Moment, Principal, Source } from '@porchlight/protocol';

/** Who calls, from where, and by which session. */
export interface Caller {
  readonly principal: Principal;
  readonly session_id: Id;
  readonly expires_at: Moment;
  readonly source: Source;
  /** The caller's network address, for limits. */
  readonly address: string;
  /** The agent whose program speaks here for a contact of a provider's: it may say what agents may, and is limited as one. */
  readonly program?: Id;
  /** A visitor that has proved who it is. */
  readonly proved?: boolean;
  /** When its session was looked up, in ms since 1970: what the feed told before is known in it. */
  readonly looked_up_ms?: number;
  /** A visitor whose inbox takes only who has, and who has not: it may identify, and nothing else. */
  readonly shut_out?: boolean;
}
