import type { Agent, Id, Moment, Principal, VisitContext } from '@porchlight/protocol';
import type { RevokedSession } from './store.ts';

/** A session that holds. */
export interface Held {
  readonly principal: Principal;
  readonly session_id: Id;
  readonly expires_at: Moment;
  /** A visitor's: it has proved who it is. */
  readonly proved?: boolean;
  /** A visitor's: its inbox takes only who has, and it has not. */
  readonly shut_out?: boolean;
  /** A visitor's: what need not be asked again. */
  readonly known?: readonly ('name' | 'email')[];
}

/** Sign-in and sessions. Tokens come here hashed, never in clear. */
export interface AccessStore {
  findAgentByEmail(
    email: string,
  ): Promise<(Agent & { account_id: Id; password_hash: string }) | null>;
  /** With a name it is a token for a program. */
  createAgentSession(session: NewSession & { agent_id: Id; name?: string }): Promise<void>;
  /** An agent's tokens that have not been revoked. */
  tokens(agent_id: Id): Promise<readonly StoredToken[]>;
  /** An agent's sign-ins that have been neither revoked nor run out: no tokens of programs. */
  signIns(agent_id: Id, now: Moment): Promise<readonly Id[]>;
  /** What an agent signs in with from now on. Sessions stay as they are. */
  setPassword(agent_id: Id, password_hash: string): Promise<void>;
  createVisitorSession(session: NewSession & { contact_id: Id; inbox_id: Id }): Promise<void>;
  /** Who holds a live session with this token hash; null for unknown, expired or revoked. */
  principalOf(token_hash: string, now: Moment): Promise<Held | null>;
  /** Ends a session, and writes so into its account's feed; nothing where it has ended before. */
  revokeSession(revoked: RevokedSession): Promise<void>;
  createContact(contact: {
    id: Id;
    account_id: Id;
    created_at: Moment;
    context: VisitContext;
  }): Promise<void>;
  /** Remembers the newest page a contact was on. */
  touchContact(contact_id: Id, context: VisitContext): Promise<void>;
}

/** A token for a program, without its secret. */
export interface StoredToken {
  readonly id: Id;
  readonly name: string;
  readonly created_at: Moment;
}

/** A session about to be stored. */
export interface NewSession {
  readonly id: Id;
  readonly token_hash: string;
  readonly created_at: Moment;
  readonly expires_at: Moment;
}
