import type {
  Ack,
  AgentAnswers,
  AgentEvent,
  Commands,
  Conversation,
  ConversationRow,
  Id,
  IdSource,
  Introduction,
  Rich,
  RichAnswer,
  VisitorAnswers,
  VisitorConversation,
} from '@porchlight/protocol';
import type { Stop } from './environment.ts';
import type { FileDesk, OutgoingFile } from './files.ts';
import type { ChatState } from './state.ts';

/** Who the client is for, and where its keepings are filed. */
export interface ClientOptions {
  /** Files outbox and drafts: server, inbox and principal, so that nobody's words go out as another's. */
  readonly scope: string;
  /**
   * Who that principal is. In a browser the session may have become somebody else's meanwhile, in another tab: then
   * nothing is said in their name, and the session counts as expired. Left out: whoever the session is.
   */
  readonly principal?: Id;
  /** The session token now; undefined where a cookie does it. */
  readonly token: () => string | undefined;
  /** Renews the session after `session_expired`; false where a person has to sign in. */
  readonly refresh: () => Promise<boolean>;
}

/** How a message is meant. */
export interface SendOptions {
  /** A note for agents only. */
  readonly internal?: true;
  /** The message that it answers. */
  readonly reply_to?: Id;
  /** Files that were chosen for it, at least one; then the text may be empty. */
  readonly files?: readonly OutgoingFile[];
  /** What is said along with the message that begins a conversation. */
  readonly introduction?: Introduction;
  /** An agent's: what it brings besides its text. */
  readonly rich?: Rich;
  /** A visitor's: what of `reply_to` is chosen or filled in, of which the text is `answerText`. */
  readonly answer?: RichAnswer;
}

/** What a user interface may do, whichever side it is on. */
export interface ChatClient<Summary extends VisitorConversation, Answers> {
  readonly getState: () => ChatState<Summary>;
  /** Called after every change of state; not called with the present one. */
  readonly subscribe: (listener: () => void) => Stop;
  /** Makes an id for a conversation that is about to begin, or for a command. */
  readonly newId: IdSource;
  /** Loads what was kept, then connects. */
  readonly start: () => Promise<void>;
  /** Gives up waiting and tries to connect now. */
  readonly connectNow: () => void;
  /** Ends connection and timers. Keeps what was stored. Twice is safe. */
  readonly close: Stop;
  /**
   * Ends the client because the person leaves. With unsent messages it does nothing but say how many there are, unless it
   * may discard them: then outbox and drafts of this person are erased, in every tab. Without, drafts stay for next time.
   */
  readonly signOut: (options?: SignOutOptions) => Promise<SignedOut>;
  /** There are words, in the outbox or in a draft, that no server has: in `memory` they would go with the page. */
  readonly hasUnsent: () => boolean;

  /**
   * Puts a message into the outbox and shows it at once. The text is cleaned; it must pass `judgeText`.
   * Resolves with the message's id once the outbox has kept it. An unknown conversation id begins a conversation
   * (visitors only).
   */
  readonly send: (conversation_id: Id, text: string, options?: SendOptions) => Promise<Id>;
  /** Sends a failed message again: at the end of the queue, with the same id unless the text was changed. */
  readonly retry: (id: Id, text?: string) => Promise<void>;
  /** Takes a failed or still queued message out of the outbox and returns its text; undefined where it is too late. */
  readonly discard: (id: Id) => Promise<string | undefined>;
  /**
   * Takes any message out of the outbox and returns its text; undefined where it is not there. One that the server may
   * have is recalled.
   */
  readonly cancel: (id: Id) => Promise<string | undefined>;
  /** Asks for a message to be recalled, now or when there is a connection again. Resolves once that is kept. */
  readonly recall: (conversation_id: Id, message_id: Id) => Promise<void>;
  /**
   * Asks for a message to get another text, now or when there is a connection again; it must pass `judgeText`. Resolves once
   * that is kept. What the server refuses stays in `changing`, with the text, until `dropChange`.
   */
  readonly edit: (conversation_id: Id, message_id: Id, text: string) => Promise<void>;
  /** Forgets the changes of a message that were refused. */
  readonly dropChange: (message_id: Id) => Promise<void>;

  /** Files: loaded with the first call. Rejects where that fails; undefined where there are none. */
  readonly files: (() => Promise<FileDesk>) | undefined;

  /** The kept draft of a conversation; empty where there is none. */
  readonly draft: (conversation_id: Id, kind: DraftKind) => Draft;
  /**
   * Keeps a draft with what it answers, and tells the other side that somebody types (or has stopped, for an empty text).
   */
  readonly setDraft: (conversation_id: Id, kind: DraftKind, text: string, reply_to?: Id) => void;
  /**
   * The same, and nobody is told that somebody types. Also keeps what is written elsewhere than in a composer, under a name of
   * its own in place of a conversation's (`edit:` and a message's id, say). An empty text forgets it.
   */
  readonly keepDraft: (place: string, kind: DraftKind, text: string, reply_to?: Id) => void;

  /**
   * Hears of drafts that were written in another tab. A composer that somebody is writing in keeps its own text: the last
   * to write is right.
   */
  readonly onDraft: (
    listener: (conversation_id: Id, kind: DraftKind, draft: Draft) => void,
  ) => Stop;

  /** Fetches a conversation's newest events unless they are here; rejections are the server's. */
  readonly open: (conversation_id: Id) => Promise<Ack<object>>;
  /** Fetches the page before the oldest entry. */
  readonly loadOlder: (conversation_id: Id) => Promise<void>;
  /**
   * Says which line is the last on screen with the panel open, or null for none. Read is claimed once it has stood
   * there for `limits.dwell_ms` while `visibility.isReading()`.
   */
  readonly showing: (conversation_id: Id, last_seq: number | null) => void;

  /** Any command or query. Without a connection, or without an answer, it is rejected with a `later` error. */
  readonly ask: <Name extends keyof Answers & keyof Commands>(
    name: Name,
    payload: Commands[Name],
  ) => Promise<Ack<Answers[Name]>>;
}

/** How to sign out. */
export interface SignOutOptions {
  /** Unsent messages and drafts are to be erased. */
  readonly discard?: boolean;
}

/** What came of signing out: done where nothing is unsent. */
export interface SignedOut {
  readonly unsent: number;
}

/** What a person is writing. */
export interface Draft {
  readonly text: string;
  /** The message that it answers. It may have been recalled since, or not be here. */
  readonly reply_to?: Id | undefined;
}

/** Drafts of replies and of notes are kept apart. */
export type DraftKind = 'reply' | 'note';

/** The widget's client. */
export type VisitorClient = ChatClient<VisitorConversation, VisitorAnswers>;

/** The console's client. */
export interface AgentClient extends ChatClient<Conversation, AgentAnswers> {
  /** Merges rows that were fetched into the live state; older copies never overwrite newer. */
  readonly adopt: (rows: readonly ConversationRow[]) => void;
  /** Hears account events (`contact.updated`, `contact.erased`, `inbox.updated`, `agent.created`) as they come, and `null` after a reset. */
  readonly onAccountEvent: (listener: (event: AgentEvent | null) => void) => Stop;
}
