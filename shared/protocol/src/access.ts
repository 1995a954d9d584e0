import type { Agent, Party, Role, VisitContext } from './entities.ts';
import type { Id } from './ids.ts';

/** What a visitor's frame sends to get a session. */
export interface VisitorSessionRequest {
  readonly inbox_key: string;
  /** The origin of the host page as the browser told the frame (`MessageEvent.origin`). */
  readonly origin: string;
  /** The token of an earlier session, to stay the same person. */
  readonly token?: string;
  readonly context: VisitContext;
}

/** A visitor's session. The token is shown once and stored hashed. */
export interface VisitorSession {
  readonly token: string;
  readonly me: Party;
  readonly account_id: Id;
  readonly inbox_id: Id;
}

/** What a visitor's frame sends, with its session, to be somebody. */
export interface IdentifyRequest {
  /** A JWT that the owner's server has signed. */
  readonly identity_token: string;
}

/** The session of whoever the token names: the caller's own where that is who it was already. */
export interface IdentifiedSession extends VisitorSession {
  /** The contact that the caller was until now, if all it had is the new one's: unsent words are, too. */
  readonly merged_id: Id | null;
}

/** What an agent sends to sign in. */
export interface SignInRequest {
  readonly email: string;
  readonly password: string;
}

/** An agent's session. */
export interface AgentSession {
  readonly token: string;
  readonly agent: Agent;
}

/** What an admin sends to make a colleague. */
export interface NewAgentRequest {
  readonly name: string;
  /** Nobody else's in the account, whatever its capitals. */
  readonly email: string;
  readonly password: string;
  /** Without one, an `agent`. */
  readonly role?: Role;
}

/** What the loader asks before anything is opened; at most 1 kB. */
export interface WidgetConfig {
  /** The inbox's name, for the launcher's label. */
  readonly name: string;
  /** True when an agent is there now. */
  readonly online: boolean;
  /** Rules that dress the launcher; absent where the house's own will do. */
  readonly css?: string;
  /** The words on the launcher, where there are any. */
  readonly label?: string;
}
