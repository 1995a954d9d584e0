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

/** What the loader asks before anything is opened; at most 1 kB as it is sent. */
export interface WidgetConfig {
  /** The inbox's name. */
  readonly name: string;
  /** True when an agent is there now. */
  readonly online: boolean;
  /** Rules that dress the launcher. */
  readonly css: string;
  /** What the launcher is called while the chat is closed, and what stands on it where it has words. */
  readonly label: string;
  /** What it is called while the chat is open. */
  readonly close: string;
  /** Follows the number of unread messages. */
  readonly new: string;
}
