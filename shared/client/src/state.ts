import type {
  Agent,
  AgentProfile,
  Availability,
  Contact,
  Conversation,
  Id,
  Introduction,
  Log,
  Message,
  Moment,
  Party,
  Activity,
  Rich,
  RichAnswer,
  Status,
  VisitorConversation,
  VisitorTalk,
  WireError,
} from '@porchlight/protocol';

import type { OutgoingFile } from './files.ts';

/** What is at hand of an agent; agents also know who has left. */
export type KnownAgent = AgentProfile & Pick<Agent, 'removed_at'>;

/** Where the connection stands. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  /** A link is being opened, or what was missed is being fetched. */
  | { readonly kind: 'connecting'; readonly attempt: number }
  /** Everything is here, and what comes next comes live. */
  | { readonly kind: 'live' }
  /** Lost; the next attempt starts at `retry_at` (milliseconds since 1970). */
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retry_at: number }
  /** The server will not have us until somebody does something (sign in, load the page again). */
  | { readonly kind: 'refused'; readonly error: WireError }
  | { readonly kind: 'closed' };

/** How an unsent message stands. Only servers fail things; without an answer it is unclear, and repeated. */
export type OutgoingState =
  /** Not tried yet; its files may be on their way, and so much of them there, from 0 to 1. */
  | { readonly kind: 'queued'; readonly uploaded?: number }
  | { readonly kind: 'sending'; readonly since: number }
  /** Tried for longer than `limits.unclear_ms` without an answer: "not sent yet". */
  | { readonly kind: 'unclear'; readonly since: number }
  /** On the server's disk; its event has not come yet. */
  | { readonly kind: 'acked'; readonly seq: number; readonly at: Moment }
  | { readonly kind: 'failed'; readonly error: WireError };

/** A message on its way out. */
export interface OutgoingMessage {
  readonly id: Id;
  readonly conversation_id: Id;
  readonly text: string;
  readonly internal?: true;
  /** The message that it answers. */
  readonly reply_to?: Id;
  /** What goes along. */
  readonly files?: readonly OutgoingFile[];
  /** What is said along with it, where it begins the conversation. */
  readonly introduction?: Introduction;
  readonly rich?: Rich;
  readonly answer?: RichAnswer;
  readonly created_at: Moment;
  readonly state: OutgoingState;
}

/** What its author wants of a message, which the server has not done yet. */
export interface WantedChange {
  /** The new text; null where the message is to be recalled. */
  readonly text: string | null;
  /** Why the server won't do it: it is kept until it was dropped. */
  readonly error?: WireError;
}

/** A conversation's log and whether older entries are on their way. */
export interface LoadedLog extends Log {
  readonly loading_older: boolean;
}

/** Somebody who types now. */
export interface TypingNow {
  readonly actor: Party;
  readonly internal?: true;
  /** Agents only: what the visitor has written so far. */
  readonly preview?: string;
}

/**
 * What this tab is to the others of the same person. The leader holds the connection and sends; followers show what it
 * tells them. Alone: tabs can't work together here, so each does everything by itself.
 */
export type Leadership = 'leader' | 'follower' | 'alone';

/** Everything a user interface shows. Immutable: what did not change is the same object. */
export interface ChatState<Summary extends VisitorConversation = VisitorConversation> {
  readonly connection: ConnectionState;
  readonly leadership: Leadership;
  /** In `memory`, unsent words and drafts are gone with the page: see `ChatClient.hasUnsent`. */
  readonly storage: 'durable' | 'memory';
  /** True once the first sync has answered, so that "no conversations" can be told from "not known yet". */
  readonly ready: boolean;
  readonly me: Party | null;
  /** Visitors only: what their inbox offers; absent until the server has told. */
  readonly talk?: VisitorTalk | undefined;
  readonly conversations: Readonly<Record<Id, Summary>>;
  /** Agents only. */
  readonly contacts: Readonly<Record<Id, Contact>>;
  readonly agents: Readonly<Record<Id, KnownAgent>>;
  /** Logs of conversations that were opened or synced, by conversation. */
  readonly logs: Readonly<Record<Id, LoadedLog>>;
  /** In the order of sending. */
  readonly outbox: readonly OutgoingMessage[];
  /** What is to become of messages, by message, as long as the server has not done it. */
  readonly changing: Readonly<Record<Id, WantedChange>>;
  readonly typing: Readonly<Record<Id, readonly TypingNow[]>>;
  /** By id of agent or contact; absent means offline. */
  readonly presence: Readonly<Record<Id, Availability>>;
}

/** A visitor's state. */
export type VisitorState = ChatState;

/** An agent's state. */
export type AgentState = ChatState<Conversation>;

/** One line to show. A message keeps its key (its id) from the first key press to the read tick. */
export type TimelineLine =
  | {
      readonly kind: 'message';
      readonly key: Id;
      readonly message: Message;
      readonly status: Status;
      /** What is still to become of it. */
      readonly change?: WantedChange;
    }
  | {
      readonly kind: 'outgoing';
      readonly key: Id;
      readonly message: OutgoingMessage;
      readonly status: Status;
    }
  | { readonly kind: 'activity'; readonly key: Id; readonly event: Activity };
