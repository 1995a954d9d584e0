import type { Agent, AgentProfile, Party, Presence } from './entities.ts';
import type { AgentEvent, VisitorEvent } from './events.ts';
import type { FeedItem } from './answers.ts';
import type { WireError } from './errors.ts';
import type { Id } from './ids.ts';
import type { VisitorTalk } from './talk.ts';

/** First on every connection. */
export interface Welcome {
  /** The version both sides will speak. */
  readonly protocol: number;
  /** Who the server takes the caller for. */
  readonly me: Party;
  /** Agents who are there now. To agents, contacts as well: agents first, `limits.presence_list` at most. */
  readonly presence: readonly Presence[];
  /** Visitors only: the profiles of all in `presence`. */
  readonly agents?: readonly AgentProfile[];
  /** Visitors only: what their inbox offers. */
  readonly talk?: VisitorTalk;
  /** Agents only: the caller's own record. */
  readonly agent?: Agent;
}

/** A durable frame: the n-th on this connection, counted from 1. */
export type Durable<Event extends AgentEvent | VisitorEvent> = {
  readonly n: number;
} & FeedItem<Event>;

/** The heartbeat: the last n that was sent, and the place in the feed that it stands for. */
export interface Heads {
  readonly n: number;
  readonly cursor: string;
}

/** Somebody types, or has stopped. Holds for `limits.typing_ms` without another. */
export interface Typing {
  readonly conversation_id: Id;
  readonly actor: Party;
  readonly typing: boolean;
  readonly internal?: true;
  /** To agents: what the visitor has written so far. */
  readonly preview?: string;
  /** To visitors: who the agent is. */
  readonly agent?: AgentProfile;
}

/** Somebody came, went, or changed availability. */
export interface PresenceFrame extends Presence {
  /** To visitors: who the agent is. */
  readonly agent?: AgentProfile;
}

/** The last on a connection that the server ends: why, and whether to come back. */
export interface Closing {
  readonly error: WireError;
}

/** Every frame that a server sends to agents, by its socket.io event name. */
export interface AgentFrames {
  welcome: Welcome;
  durable: Durable<AgentEvent>;
  heads: Heads;
  typing: Typing;
  presence: PresenceFrame;
  closing: Closing;
}

/** Every frame that a server sends to visitors, by its socket.io event name. */
export interface VisitorFrames extends Omit<AgentFrames, 'durable'> {
  durable: Durable<VisitorEvent>;
}

/** What a client says of itself when it connects (socket.io `auth`). */
export interface Handshake {
  /** The versions the client speaks. */
  readonly protocol: { readonly min: number; readonly max: number };
  /** A session token; agents on the server's own origin use the cookie instead. */
  readonly token?: string;
}
