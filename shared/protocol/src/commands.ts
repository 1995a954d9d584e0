import type { Appearance } from './appearance.ts';
import type {
  Agent,
  AgentProfile,
  ApiInbox,
  Availability,
  Contact,
  Conversation,
  ConversationStatus,
  FileRules,
  Inbox,
  Moment,
  VisitorConversation,
} from './entities.ts';
import type { AgentEvent, ConversationEvent, LogEvent, VisitorEvent } from './events.ts';
import type { Rejection, WireError } from './errors.ts';
import type { FirstContact, Introduction } from './first-contact.ts';
import type { IdentityWish } from './identity.ts';
import type { Id } from './ids.ts';
import type { Receipt, ReceiptKind } from './receipts.ts';
import type { Rich, RichAnswer } from './rich.ts';
import type { Status } from './status.ts';
import type { TalkSettings } from './talk.ts';

/** "I have got, or read, everything up to here." */
export interface ReceiptClaim {
  readonly conversation_id: Id;
  readonly kind: ReceiptKind;
  readonly up_to_seq: number;
}

/** What became of a message, as its provider says. */
export interface MessageStatusReport {
  readonly conversation_id: Id;
  readonly message_id: Id;
  readonly status: Status;
  /** Kept with `failed` only. */
  readonly external_error?: string;
}

/** How a provider is reached, and what it promises. */
export type ProviderSettings = Pick<ApiInbox, 'webhook_url' | 'async_status' | 'pending_timeout_s'>;

/** An inbox about to be made; `id` is the inbox's, and so the command's. */
export type InboxWish =
  | {
      readonly kind: 'website';
      readonly id: Id;
      readonly name: string;
      readonly allowed_origins: readonly string[];
    }
  | ({ readonly kind: 'api'; readonly id: Id; readonly name: string } & Partial<ProviderSettings>);

/** The commands that change something durable, with their payloads. */
export interface DurableCommands {
  'message.send': {
    /** The message's id, and so the command's. */
    readonly id: Id;
    readonly conversation_id: Id;
    readonly text: string;
    /** A note for agents only. Agents alone may set it. */
    readonly internal?: true;
    /** The message that it answers: one of this conversation, which everybody may see who is to see the answer. */
    readonly reply_to?: Id;
    /** Files that were uploaded for this conversation, 1 to `limits.attachments`; then the text may be empty. */
    readonly attachments?: readonly Id[];
    /** What its author brings along where it begins a conversation. Visitors alone may; elsewhere it counts for nothing. */
    readonly introduction?: Introduction;
    /** What it brings besides its text. Agents alone may set it, and never in a note. */
    readonly rich?: Rich;
    /** What of `reply_to` is chosen or filled in. Visitors alone may set it, and the text says the same. */
    readonly answer?: RichAnswer;
    /** A provider's own id of the message. Programs alone may set it. */
    readonly source_id?: string;
  };
  /** A failed message is handed to its provider once more. */
  'message.retry': {
    readonly command_id: Id;
    readonly conversation_id: Id;
    readonly message_id: Id;
  };
  /** A provider tells what became of a message. */
  'message.set_status': MessageStatusReport;
  /** Begins a conversation in a provider's inbox. */
  'conversation.create': {
    /** The conversation's id, and so the command's. */
    readonly id: Id;
    readonly inbox_id: Id;
    readonly contact_id: Id;
  };
  'message.recall': {
    /** The command's id, not the message's. */
    readonly id: Id;
    readonly conversation_id: Id;
    readonly message_id: Id;
  };
  'message.edit': {
    /** The command's id, not the message's. */
    readonly id: Id;
    readonly conversation_id: Id;
    readonly message_id: Id;
    /** The whole new text. */
    readonly text: string;
  };
  'conversation.assign': {
    readonly command_id: Id;
    readonly conversation_id: Id;
    readonly assignee_id: Id | null;
  };
  'conversation.set_status': {
    readonly command_id: Id;
    readonly conversation_id: Id;
    readonly status: ConversationStatus;
  };
  /** How it was. Its visitor alone may say, once it has ended. */
  'conversation.rate': {
    readonly command_id: Id;
    readonly conversation_id: Id;
    readonly score: number;
    readonly comment: string | null;
  };
  /** Mails what was said to the visitor's verified address. */
  'transcript.send': { readonly command_id: Id; readonly conversation_id: Id };
  /** Erases all that is known of a contact, and all that it said. */
  'contact.erase': { readonly command_id: Id; readonly contact_id: Id };
  'contact.update': {
    readonly command_id: Id;
    readonly contact_id: Id;
    readonly name: string | null;
    readonly email: string | null;
  };
  'inbox.create': InboxWish;
  /** Absent fields stay as they are; a field of the other kind of inbox is `invalid`. */
  'inbox.update': {
    readonly command_id: Id;
    readonly inbox_id: Id;
    readonly name: string;
    readonly allowed_origins?: readonly string[];
    readonly appearance?: Appearance;
    readonly identity?: IdentityWish;
    /** Its absent parts stay as they are, too. */
    readonly first_contact?: Partial<FirstContact>;
    readonly follow_up_minutes?: number | null;
    readonly files?: FileRules;
    readonly talk?: TalkSettings;
  } & Partial<ProviderSettings>;
  /** Makes a new secret for identity tokens; those that the one before has signed hold no more. */
  'inbox.renew_secret': { readonly command_id: Id; readonly inbox_id: Id };
  'receipt.claim': ReceiptClaim;
}

/** Many durable commands in one frame. Each is judged alone: they share nothing but the way. */
export interface BatchCommands {
  /** 1 to `limits.claims` claims. */
  'receipt.claim_many': { readonly claims: readonly ReceiptClaim[] };
}

/** What is told and forgotten. */
export interface EphemeralCommands {
  'typing.set': {
    readonly conversation_id: Id;
    readonly typing: boolean;
    /** Typing a note: visitors are not told. */
    readonly internal?: true;
    /** What a visitor has written so far, for agents alone, where the inbox shows it and the visitor was told. */
    readonly preview?: string;
  };
  'presence.set': { readonly availability: 'online' | 'away' };
}

/** Something that came of a conversation: an event by its seq, or a receipt by its `up_to_seq`. */
export interface LogItem {
  readonly conversation_id: Id;
  readonly seq: number;
  readonly event_id: Id;
}

/** What only asks. */
export interface Queries {
  sync: {
    readonly cursor: string | null;
    /** The last thing of a log that came since the cursor, to notice that the server has gone back behind it. */
    readonly last?: LogItem;
  };
  'conversation.snapshot': { readonly conversation_id: Id };
  'conversation.history': { readonly conversation_id: Id; readonly before_seq: number };
  'conversation.list': {
    readonly view: ConversationView;
    /** `next` of the page before. */
    readonly before?: string;
  };
  'conversation.counts': Record<never, never>;
  /** 1 to `limits.file_addresses` files of messages of this conversation. */
  'file.addresses': { readonly conversation_id: Id; readonly file_ids: readonly Id[] };
  /** Which files may be sent in a conversation; of a visitor's also before it begins. */
  'file.rules': { readonly conversation_id: Id };
  /** All that is kept of a contact, page by page. */
  'contact.export': {
    readonly contact_id: Id;
    /** `next` of the page before. */
    readonly after?: string;
  };
  'agent.list': Record<never, never>;
  'inbox.list': Record<never, never>;
}

/** The lists that a console shows. */
export type ConversationView = 'open' | 'mine' | 'all' | 'resolved';

/** Every command and query by name, with its payload. */
export interface Commands extends DurableCommands, BatchCommands, EphemeralCommands, Queries {}

/** A name of a command or query. */
export type CommandName = keyof Commands;

/** A durable command with its name beside its payload. */
export type DurableCommand = {
  [Name in keyof DurableCommands]: { readonly name: Name; readonly payload: DurableCommands[Name] };
}[keyof DurableCommands];

/** Any command or query with its name beside its payload. */
export type Command = {
  [Name in CommandName]: { readonly name: Name; readonly payload: Commands[Name] };
}[CommandName];

/** Durable commands that carry an id; claims and reports need none: the second of two equal ones changes nothing. */
export type RecordedCommand = Exclude<
  DurableCommand,
  { name: 'receipt.claim' | 'message.set_status' }
>;

/** What a visitor may call. */
export const visitorCommands = [
  'message.send',
  'message.recall',
  'message.edit',
  'receipt.claim',
  'receipt.claim_many',
  'typing.set',
  'conversation.set_status',
  'conversation.rate',
  'transcript.send',
  'contact.erase',
  'contact.export',
  'sync',
  'conversation.snapshot',
  'conversation.history',
  'file.addresses',
  'file.rules',
] as const satisfies readonly CommandName[];

/** What an agent may call. */
export const agentCommands = [
  ...visitorCommands,
  'message.retry',
  'message.set_status',
  'conversation.create',
  'conversation.assign',
  'contact.update',
  'inbox.create',
  'inbox.update',
  'inbox.renew_secret',
  'presence.set',
  'conversation.list',
  'conversation.counts',
  'agent.list',
  'inbox.list',
] as const satisfies readonly CommandName[];

/** A page of all that is kept of a contact, each conversation as the caller may see it. */
export interface ExportPage<Event extends LogEvent> {
  /** On the first page. */
  readonly contact?: Pick<Contact, 'id' | 'name' | 'email' | 'created_at' | 'context' | 'identity'>;
  /** A stretch of one conversation, the newest first; null where there is none. */
  readonly conversation_id: Id | null;
  readonly events: readonly Event[];
  /** What goes on; null at the end. */
  readonly next: string | null;
}

/** Newest events of one conversation with what is needed to show them, read in one transaction. */
export interface ConversationSnapshot<Event extends LogEvent, Summary extends VisitorConversation> {
  readonly conversation: Summary;
  /** The newest events the caller may see, in order of seq. */
  readonly events: readonly Event[];
  /** The steps that concern these events. */
  readonly steps: readonly Receipt[];
  /** True when there are older events. */
  readonly more: boolean;
}

/** A visitor's snapshot. */
export type VisitorSnapshot = ConversationSnapshot<VisitorEvent, VisitorConversation> & {
  readonly agents: readonly AgentProfile[];
};

/** An agent's snapshot. */
export type AgentSnapshot = ConversationSnapshot<ConversationEvent, Conversation> & {
  readonly contact: Contact;
  /** Whether the contact is connected now. */
  readonly online: boolean;
};

/** A row of the agents' list. */
export interface ConversationRow {
  readonly conversation: Conversation;
  readonly contact: Contact;
  readonly online: boolean;
}

/** One durable thing in the feed of an account. */
export type FeedItem<Event extends AgentEvent | VisitorEvent = AgentEvent> =
  | { readonly event: Event }
  | { readonly receipt: Receipt };

/** The answer to `sync`. With `reset` the client drops its cache and starts from `snapshots`. */
export interface SyncAnswer<Event extends AgentEvent | VisitorEvent, Row, Snapshot> {
  readonly reset: boolean;
  readonly items: readonly FeedItem<Event>[];
  /** Conversations that changed while the caller was away and whose events are not among the items. */
  readonly rows: readonly Row[];
  readonly snapshots: readonly Snapshot[];
  readonly cursor: string;
  /** True when the caller must ask again with `cursor` before it is up to date. */
  readonly more: boolean;
}

/** A visitor's `sync`. */
export type VisitorSync = SyncAnswer<VisitorEvent, never, VisitorSnapshot>;

/** An agent's `sync`. After a reset, an agent fetches lists and threads anew: `snapshots` is empty. */
export type AgentSync = SyncAnswer<AgentEvent, ConversationRow, AgentSnapshot>;

/** How many conversations each view holds; more than 999 are counted as 999. */
export type ConversationCounts = Readonly<Record<ConversationView, number>>;

/** A page of older events. */
export interface HistoryPage<Event extends LogEvent> {
  readonly events: readonly Event[];
  readonly steps: readonly Receipt[];
  readonly more: boolean;
}

/** Where files are to be had for a while, by whoever has the address. What the caller may not see has none. */
export interface FileAddresses {
  /** Relative to the server's address, or absolute. */
  readonly addresses: readonly { readonly id: Id; readonly url: string }[];
  readonly expires_at: Moment;
}

/** A claim of a batch that was refused. What isn't listed was taken, or raised nothing. */
export interface RefusedClaim extends Pick<ReceiptClaim, 'conversation_id' | 'kind'> {
  readonly error: WireError;
}

/** The positive answers common to both audiences, without `ok`. */
interface CommonAnswers {
  /** Means *sent*: the message is on disk. */
  'message.send': { readonly id: Id; readonly seq: number; readonly at: Moment };
  /** The seq of its event; null where there is none: it was recalled before, or is not known (yet). */
  'message.recall': { readonly seq: number | null };
  /** Null where it was so already. */
  'message.edit': { readonly seq: number | null };
  'message.retry': { readonly seq: number | null };
  'message.set_status': { readonly seq: number | null };
  'conversation.create': { readonly seq: number | null };
  'conversation.assign': { readonly seq: number | null };
  'conversation.set_status': { readonly seq: number | null };
  'conversation.rate': { readonly seq: number | null };
  'transcript.send': Record<never, never>;
  'contact.erase': Record<never, never>;
  'contact.update': Record<never, never>;
  'inbox.create': Record<never, never>;
  'inbox.update': Record<never, never>;
  /** The only answer that tells it. */
  'inbox.renew_secret': { readonly secret: string; readonly secret_made_at: Moment };
  'receipt.claim': Record<never, never>;
  'receipt.claim_many': { readonly refused: readonly RefusedClaim[] };
  'typing.set': Record<never, never>;
  'presence.set': Record<never, never>;
  'conversation.list': { readonly rows: readonly ConversationRow[]; readonly next: string | null };
  'conversation.counts': { readonly counts: ConversationCounts };
  'file.addresses': FileAddresses;
  'file.rules': { readonly rules: FileRules };
  'agent.list': { readonly agents: readonly (Agent & { readonly availability: Availability })[] };
  'inbox.list': { readonly inboxes: readonly Inbox[] };
}

/** An agent's answers by command. */
export interface AgentAnswers extends CommonAnswers {
  sync: AgentSync;
  'conversation.snapshot': AgentSnapshot;
  'conversation.history': HistoryPage<ConversationEvent>;
  'contact.export': ExportPage<ConversationEvent>;
}

/** A visitor's answers by command. */
export interface VisitorAnswers extends Pick<
  CommonAnswers,
  | 'message.send'
  | 'message.recall'
  | 'message.edit'
  | 'receipt.claim'
  | 'receipt.claim_many'
  | 'typing.set'
  | 'conversation.set_status'
  | 'file.addresses'
  | 'file.rules'
  | 'conversation.rate'
  | 'transcript.send'
  | 'contact.erase'
> {
  sync: VisitorSync;
  'conversation.snapshot': VisitorSnapshot;
  'conversation.history': HistoryPage<VisitorEvent>;
  'contact.export': ExportPage<VisitorEvent>;
}

/** A positive answer on the wire. */
export type Accepted<Answer> = { readonly ok: true } & Answer;

/** Either answer on the wire. */
export type Ack<Answer> = Accepted<Answer> | Rejection;
