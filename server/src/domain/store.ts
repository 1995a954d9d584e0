import type {
  Agent,
  AgentEvent,
  Contact,
  Conversation,
  ConversationCounts,
  ConversationView,
  Cursor,
  FactKeys,
  FirstWait,
  Facts,
  Id,
  Inbox,
  LogItem,
  MailMark,
  Moment,
  Plan,
  Principal,
  Receipt,
  RecordedCommand,
  Side,
  StoredEvent,
  WebsiteInbox,
} from '@porchlight/protocol';
import type { NumberStore } from './number-store.ts';
import type { Soon } from './soon.ts';
import type { FileStore } from './file-store.ts';
import type { SightingStore } from './sighting-store.ts';
import type { ErasureStore } from './erasure-store.ts';
import type { PushStore } from './push-store.ts';
import type { MailStore } from './mail-store.ts';
import type { JobStore, LeasedJob } from './job-store.ts';
import type { IdentityStore } from './identity-store.ts';
import type { AccessStore } from './access-store.ts';

/** One thing in the feed as stored, with its place. */
export type StoredItem = {
  readonly position: number;
  readonly conversation: FeedConversation | null;
} & FeedContent;

/** What stands in the feed. That a session was revoked is told to no caller: it is for the nodes that serve it. */
type FeedContent =
  | { readonly stored: StoredEvent }
  | { readonly receipt: Receipt }
  | { readonly revoked: RevokedSession };

/** The end of a session before its time. */
export interface RevokedSession {
  readonly event_id: Id;
  readonly session_id: Id;
  readonly at: Moment;
}

/** What deciding who may see an item needs of its conversation, as it is now. */
export interface FeedConversation {
  readonly contact_id: Id;
  readonly assignee_id: Id | null;
  readonly status: Conversation['status'];
  readonly public_head: number;
}

/** How an accepted command is remembered, written in the same transaction as its events. */
export interface CommandRecord {
  readonly name: RecordedCommand['name'];
  readonly id: Id;
  readonly hash: string;
  readonly answer: object;
  /** When it was accepted. */
  readonly at: Moment;
}

/** The writer's side of one command: facts are read, and the plan written, inside one transaction. */
export interface CommandTransaction {
  /** The rows that the keys name; they stay as they are until the transaction ends. */
  facts(principal: Principal, keys: FactKeys): Soon<Facts>;
  /** The next conversation number of the account, taken. */
  takeNumber(account_id: Id): Soon<number>;
  /**
   * Writes a plan made of the facts that were read in this transaction. Rejects with RegressionError, and writes nothing, where a
   * message's status has already come further than the plan says.
   */
  write(principal: Principal, plan: Plan, record: CommandRecord | null): Soon<void>;
  /** Ends a job, and lets the next of its order begin at `now`. False where somebody else has taken it meanwhile. */
  finishJob(job: LeasedJob, now: Moment): Soon<boolean>;
  /** Keeps a job until `until`, when it is due again. False where somebody else has taken it meanwhile. */
  keepJob(job: LeasedJob, until: Moment): Soon<boolean>;
  /** How far mails about a conversation have come. */
  mailMark(conversation_id: Id): Soon<MailMark>;
  markMailed(conversation_id: Id, mark: MailMark): Soon<void>;
  /**
   * Empties the next `limit` events of a log after a seq, and the messages that they tell of. Gives back where that ended; null where
   * there is no more.
   */
  eraseStretch(conversation_id: Id, after_seq: number, limit: number): Soon<number | null>;
}

/** What a command does inside its transaction. */
export type CommandWork<Result> = (transaction: CommandTransaction) => Soon<Result>;

/** The command's status would go back: another has been faster. Nothing was written. */
export class RegressionError extends Error {
  override readonly name = 'RegressionError';
}

/** Pages of a log. */
export interface LogPage {
  readonly events: readonly StoredEvent[];
  readonly steps: readonly Receipt[];
  readonly more: boolean;
}

/** A conversation with its newest events, read in one transaction. */
export interface StoredSnapshot extends LogPage {
  readonly conversation: Conversation;
  readonly contact: Contact;
}

/** A stretch of the feed, and where it ends. `end` equals the head of the feed when `more` is false. */
export interface FeedPage {
  readonly items: readonly StoredItem[];
  readonly end: { readonly position: number; readonly event_id: Id | null };
  readonly more: boolean;
}

/** Whether a client's cursor still belongs to this history. */
export type CursorVerdict = 'valid' | 'reset';

/** Reading queries; on SQLite they use a second connection. Every one is bounded. */
export interface Reader {
  /** The feed of an account after a position, at most `limit` items. What was committed a moment ago is there at once. */
  feed(account_id: Id, after: number, limit: number): Soon<FeedPage>;
  /** As `feed`, but only what belongs to a contact's conversations. */
  contactFeed(account_id: Id, contact_id: Id, after: number, limit: number): Promise<FeedPage>;
  /**
   * As `feed`, or with a contact `contactFeed`, past what belongs to these conversations; they must be
   * `limits.sync_snapshots` at most.
   */
  feedBeside(feed: FeedBeside): Promise<FeedPage>;
  /** The head of an account's feed. */
  feedHead(account_id: Id): Promise<FeedPage['end']>;
  judgeCursor(account_id: Id, cursor: Cursor): Promise<CursorVerdict>;
  /** Whether this very event or step is in the feed. */
  hasItem(item: LogItem): Promise<boolean>;
  snapshot(conversation_id: Id, viewer: Side, limit: number): Promise<StoredSnapshot | null>;
  history(conversation_id: Id, viewer: Side, before_seq: number, limit: number): Promise<LogPage>;
  conversations(
    ids: readonly Id[],
  ): Promise<readonly { conversation: Conversation; contact: Contact }[]>;
  contactConversations(contact_id: Id, limit: number): Promise<readonly Conversation[]>;
  list(query: ListQuery): Promise<{
    rows: readonly { conversation: Conversation; contact: Contact }[];
    next: string | null;
  }>;
  counts(account_id: Id, agent_id: Id): Promise<ConversationCounts>;
  /** Some of an agent's conversations, the open ones first. */
  assigned(account_id: Id, agent_id: Id, limit: number): Promise<readonly Id[]>;
  /** The first waits in an inbox's conversations that began after a moment, the newest, and a bounded number. */
  firstWaits(account_id: Id, inbox_id: Id, since: Moment): Promise<readonly FirstWait[]>;
  /** Also those who were removed. */
  agents(account_id: Id): Promise<readonly Agent[]>;
  inboxes(account_id: Id): Promise<readonly Inbox[]>;
  /** A website's inbox by its public key. */
  inboxByKey(key: string): Promise<(WebsiteInbox & { account_id: Id }) | null>;
  /** The `message.created` of a conversation's message, with its place in the feed and the message as it is now. */
  messageItem(conversation_id: Id, message_id: Id): Promise<StoredItem | null>;
}

/** A stretch of the feed without some conversations. */
export interface FeedBeside {
  readonly account_id: Id;
  readonly contact_id: Id | null;
  readonly without: readonly Id[];
  readonly after: number;
  readonly limit: number;
}

/** A page of the agents' list: newest activity first, keyset-paged. */
export interface ListQuery {
  readonly account_id: Id;
  readonly agent_id: Id;
  readonly view: ConversationView;
  readonly before: string | undefined;
  readonly limit: number;
}

/** What the first start makes. */
export interface Seed {
  readonly account: { readonly id: Id; readonly name: string };
  readonly inbox: WebsiteInbox;
  readonly admin: Agent & { readonly password_hash: string };
  readonly now: Moment;
}

/** Durable storage behind one door. Failures of the database reject with StorageError, which is retriable. */
export interface Store {
  /** This database's history; see `Cursor`. */
  readonly epoch: Id;
  readonly read: Reader;
  readonly access: AccessStore;
  readonly identities: IdentityStore;
  readonly numbers: NumberStore;
  readonly jobs: JobStore;
  readonly mail: MailStore;
  readonly sightings: SightingStore;
  readonly files: FileStore;
  readonly erasures: ErasureStore;
  readonly push: PushStore;
  /**
   * Runs one command in a transaction (SQLite: shared with those that wait beside it) and resolves after COMMIT has
   * returned. What `work` throws rolls it back alone. `work` waits for nothing but its transaction, and keeps nothing
   * between runs: where the database asks for it, it is run again.
   */
  command<Result>(work: CommandWork<Result>): Promise<Result>;
  /**
   * Runs commands that came together, as if one after another. SQLite: in one transaction, which costs less than one each;
   * Postgres: in one each, so that nobody holds several conversations. Rejects where one does, after all have come to
   * their end.
   */
  commands<Result>(works: readonly CommandWork<Result>[]): Promise<readonly Result[]>;
  /** Makes an agent and its `agent.created` event in one transaction. False where the e-mail address is taken. */
  createAgent(
    agent: Agent & { account_id: Id; password_hash: string },
    event: AgentEvent,
  ): Promise<boolean>;
  /** Makes account, inbox and admin where there is no account yet; true where it did. */
  seed(seed: Seed): Promise<boolean>;
  accounts(): Promise<readonly Id[]>;
  /** Forgets some of the commands that were accepted before a moment, messages' sends aside; `more` where some are left. */
  forgetCommands(before: Moment): Promise<{ readonly more: boolean }>;
  /**
   * Notes what tells the server's secret from another, where nothing is noted or `isNew`. Gives back whether it is what is
   * noted now.
   */
  noteSecret(mark: string, how: { readonly isNew: boolean }): Promise<boolean>;
  /** Writes a little and reads a little. Rejects with StorageError where one of them fails. */
  probe(now: Moment): Promise<void>;
  /** Called after a commit that added to an account's feed, in this process or (by doorbell) another. */
  onCommit(listener: (account_id: Id) => void): () => void;
  close(): Promise<void>;
}

/** What keeps the database from working, as far as is known. */
export type StorageTrouble =
  /** There is no room for more. */
  | 'full'
  /** The disk gives errors. */
  | 'disk'
  /** Another program holds it. */
  | 'locked'
  /** It may be read, not written. */
  | 'read_only'
  /** What it holds can't be right. */
  | 'damaged'
  /** The file isn't there any more. */
  | 'gone'
  /** The server of the database doesn't answer. */
  | 'unreachable'
  | 'other';

/**
 * The database did not take it, or does not answer. Retriable: nobody may count on it having been stored, and where its
 * answer was lost, on it not having been; the same command again settles it.
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly trouble: StorageTrouble;

  constructor(message: string, options: ErrorOptions & { trouble?: StorageTrouble } = {}) {
    super(message, options);
    this.trouble = options.trouble ?? 'other';
  }
}
