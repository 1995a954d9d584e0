import type {
  Conversation,
  ConversationStatus,
  Delivery,
  Id,
  Inbox,
  MailMark,
  Moment,
  JobKind,
  Role,
  Side,
  Status,
  Watermarks,
} from '@porchlight/protocol';

/** Every table with its columns, the same in both databases. Booleans are 0 or 1, JSON and moments are text. */
export interface Tables {
  readonly meta: { readonly key: string; readonly value: string };
  readonly migrations: { readonly number: number; readonly name: string };
  readonly accounts: AccountTable;
  readonly inboxes: InboxTable;
  readonly agents: AgentTable;
  readonly contacts: ContactTable;
  readonly conversations: ConversationTable;
  readonly watermarks: WatermarkTable;
  readonly messages: MessageTable;
  readonly feed: FeedTable;
  readonly log_entries: LogEntry;
  readonly commands: CommandTable;
  readonly sessions: SessionTable;
  readonly contact_inboxes: ContactInboxTable;
  readonly identity_tokens: IdentityTokenTable;
  readonly jobs: JobTable;
  readonly mail_marks: MailMarkTable;
  readonly mail_refusals: MailRefusalTable;
  readonly sightings: SightingTable;
  readonly files: FileTable;
  readonly push_subscriptions: PushSubscriptionTable;
}

interface AccountTable {
  readonly id: Id;
  readonly name: string;
  /** The last position given in its feed. Only Postgres counts here; on SQLite the feed itself tells (`position-memory.ts`). */
  readonly position: number;
  /** Up to here in its feed its conversations' rows are written. Only SQLite writes them late (`late-rows.ts`). */
  readonly rows_position: number;
  /** The last number given to a conversation. */
  readonly number: number;
  /** The last number given to a contact. */
  readonly contact_number: number;
}

interface InboxTable {
  readonly id: Id;
  readonly account_id: Id;
  readonly name: string;
  /** A website's public key; a provider's inbox repeats its id here. */
  readonly key: string;
  /** JSON array. */
  readonly allowed_origins: string;
  readonly kind: Inbox['kind'];
  readonly number: number;
  /** The next three are a provider's. */
  readonly webhook_url: string | null;
  readonly async_status: number | null;
  readonly pending_timeout_s: number | null;
  /** JSON of a website's `Appearance`; null for the default, and a provider's. */
  readonly appearance: string | null;
  /** JSON of a website's `IdentitySettings`; null where nobody has set it up, and a provider's. */
  readonly identity: string | null;
  /** JSON of a website's `FirstContact`; null where nobody has set it up, and a provider's. */
  readonly first_contact: string | null;
  /** A website's; null for never. */
  readonly follow_up_minutes: number | null;
  /** JSON of a website's `FileRules`; null where nobody has said, and a provider's. */
  readonly files: string | null;
  /** JSON of a website's `TalkSettings`; null where nobody has set it up, and a provider's. */
  readonly talk: string | null;
}

interface AgentTable {
  readonly id: Id;
  readonly account_id: Id;
  readonly name: string;
  readonly email: string;
  /** The address in lower case, unique; of who was removed their id, so that the address is free again. */
  readonly email_key: string;
  readonly role: Role;
  readonly avatar_url: string | null;
  readonly password_hash: string;
  readonly number: number;
  readonly removed_at: Moment | null;
}

interface ContactTable {
  readonly id: Id;
  readonly account_id: Id;
  readonly name: string | null;
  readonly email: string | null;
  readonly created_at: Moment;
  /** JSON object. */
  readonly context: string;
  readonly number: number;
  /** JSON of `ContactIdentity`; null while nobody has proved who it is. */
  readonly identity: string | null;
  /** The contact that it turned out to be. */
  readonly merged_into: Id | null;
  readonly erased_at: Moment | null;
  /** JSON of `Attributes`; null for none. */
  readonly attributes: string | null;
}

/** A conversation but for its watermarks; the last message's preview is packed, as JSON. */
export type ConversationTable = Omit<
  Conversation,
  'last_message' | 'status' | keyof ConversationExtra | keyof Omit<WatermarkTable, 'id'>
> & {
  readonly status: ConversationStatus;
  readonly last_message: string | null;
  /** JSON of `ConversationExtra`; null for none. */
  readonly extra: string | null;
};

/** What few conversations have. */
export type ConversationExtra = Pick<
  Conversation,
  'ending' | 'erased_at' | 'attributes' | 'labels'
>;

/**
 * How far each side of a conversation has come, under the conversation's id. A table of its own, because of three commands
 * two are claims, and they should not write a page for a few numbers.
 */
export type WatermarkTable = Pick<
  Conversation,
  'id' | keyof Watermarks | 'visitor_read_count' | 'agent_read_count'
>;

interface MessageTable {
  readonly id: Id;
  readonly author_kind: Side;
  /** The author, and so the principal to whom a repeated send is answered again. */
  readonly author_id: Id;
  /** Hash of the parsed command that sent it. */
  readonly hash: string;
  readonly seq: number;
  readonly at: Moment;
  /** The only place of the text, so that what is blanked here is gone everywhere. */
  readonly text: string;
  /** The seq of its last change; null while there was none. */
  readonly version: number | null;
  readonly recalled_at: Moment | null;
  /** When its author last changed the text; null where nobody has. */
  readonly edited_at: Moment | null;
  /** The message that it answers. */
  readonly reply_to: Id | null;
  /** JSON of `Rich`, and of `RichAnswer`. */
  readonly rich: string | null;
  readonly answer: string | null;
  /** Of a message with `rich`: the one by which it was answered. */
  readonly answered_by: Id | null;
  /** Where it stands at its provider; null for all that is derived. */
  readonly status: Status | null;
  /** JSON of `MessageDetails`; null where `status` is. */
  readonly details: string | null;
  /** The provider's own id of it. */
  readonly source_id: string | null;
  /** JSON array of `Attachment`, and the only place of it; null for none. */
  readonly attachments: string | null;
}

/** What belongs to a status. */
export type MessageDetails = Pick<Delivery, 'external_error' | 'attempt'>;

/** One row for every event and every receipt step of an account, in the order in which everybody learns of them. */
export interface FeedTable {
  readonly account_id: Id;
  /** Rises. In SQLite it is the row's number, so all accounts of a file count together. */
  readonly position: number;
  readonly event_id: Id;
  /** Null for a receipt step. */
  readonly event_type: string | null;
  /** Null for an event of the account itself. */
  readonly conversation_id: Id | null;
  /** An event's place in the log; a step's `up_to_seq`. `prev` is not stored: a log has no gaps, so it is seq - 1. */
  readonly seq: number | null;
  /** See `slotOf`; with conversation and seq it is unique. */
  readonly slot: string;
  readonly at: Moment;
  readonly source: string | null;
  readonly schema_version: number | null;
  readonly internal: number | null;
  readonly public_prev: number | null;
  /** Of `message.created`, which has no data of its own: reading joins the message. */
  readonly message_id: Id | null;
  /** JSON of the other events' data. */
  readonly data: string | null;
  readonly actor_kind: Side | null;
  readonly actor_id: Id | null;
  readonly receipt_kind: 'delivered' | 'read' | null;
  readonly count: number | null;
  /** The conversation's counters right after this event, so that a claim is counted by one look-up. */
  readonly visitor_count: number | null;
  readonly agent_count: number | null;
}

/**
 * An item of the feed in the log of its conversation, by `seq` and `slot`. In SQLite a table that is written later than the
 * feed (`late-rows.ts`), in Postgres a view on it.
 */
export interface LogEntry {
  readonly conversation_id: Id;
  readonly seq: number;
  readonly slot: string;
  /** In the feed of the conversation's account. */
  readonly position: number;
}

interface CommandTable {
  readonly id: Id;
  readonly principal_id: Id;
  readonly name: string;
  readonly hash: string;
  /** JSON object. */
  readonly answer: string;
  /** When it was accepted; null for what was accepted before this was kept. */
  readonly at: Moment | null;
}

interface SessionTable {
  readonly id: Id;
  readonly token_hash: string;
  /** Either an agent's session or a contact's. */
  readonly agent_id: Id | null;
  readonly contact_id: Id | null;
  readonly inbox_id: Id | null;
  readonly created_at: Moment;
  readonly expires_at: Moment;
  readonly revoked_at: Moment | null;
  /** What its owner calls it: it is a token for a program. */
  readonly name: string | null;
}

/** Under which id of its own a provider, or a website's owner, knows a contact. */
interface ContactInboxTable {
  readonly inbox_id: Id;
  readonly source_id: string;
  readonly contact_id: Id;
}

/** An identity token that was used, until its time is over. */
interface IdentityTokenTable {
  readonly inbox_id: Id;
  readonly jti: string;
  /** The session that it belongs to. */
  readonly session_id: Id;
  readonly forget_at: Moment;
}

/** A browser that wants to be told of answers. */
export interface PushSubscriptionTable {
  readonly endpoint_hash: string;
  readonly contact_id: Id;
  /** With it the wish ends. */
  readonly session_id: Id;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly words: string;
  readonly created_at: Moment;
}

/** Work that is not done yet. */
export interface JobTable {
  readonly id: Id;
  readonly account_id: Id;
  readonly kind: JobKind;
  readonly conversation_id: Id;
  /** Null for what belongs to no inbox. */
  readonly inbox_id: Id | null;
  readonly message_id: Id;
  readonly attempt: number;
  /** Jobs with the same key are done one after another, by `seq`. */
  readonly order_key: string | null;
  readonly seq: number;
  /** When it is due, or due again where whoever took it is not heard of; null while it waits for the one before it. */
  readonly run_at: Moment | null;
  /** How often it was taken. */
  readonly tries: number;
  readonly lease_owner: Id | null;
}

/** How far mails about a conversation have come. */
export interface MailMarkTable extends MailMark {
  readonly conversation_id: Id;
}

/** An address that wants no mails about what is unread. */
interface MailRefusalTable {
  readonly account_id: Id;
  /** In lower case. */
  readonly email_key: string;
  readonly at: Moment;
}

/** A file that somebody uploads, has uploaded, or has sent. Its bytes lie elsewhere, under its id. */
export interface FileTable {
  readonly id: Id;
  readonly account_id: Id;
  /** It may not have begun yet. */
  readonly conversation_id: Id;
  readonly owner_kind: Side;
  readonly owner_id: Id;
  /** JSON of the `name` and `size` that were asked for. */
  readonly wish: string;
  /** JSON of `Attachment`; null until all of it has come. */
  readonly attachment: string | null;
  /** The one message that it went with. */
  readonly message_id: Id | null;
  /** 1 where that is a note. */
  readonly internal: number | null;
  readonly created_at: Moment;
  /** 1 once it is being erased: then no message takes it any more. */
  readonly doomed: number | null;
}

/** A website from which an inbox's script tag has spoken. */
export interface SightingTable {
  readonly inbox_id: Id;
  readonly origin: string;
  readonly page_url: string | null;
  /** 0 or 1. */
  readonly allowed: number;
  readonly at: Moment;
}
