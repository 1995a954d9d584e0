import type { Appearance } from './appearance.ts';
import type { ApiInbox, AttributeWishes, ConversationStatus, FileRules, Role } from './entities.ts';
import type { FirstContact, Introduction } from './first-contact.ts';
import type { IdentityWish } from './identity.ts';
import type { Id } from './ids.ts';
import type { ReceiptKind } from './receipts.ts';
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
  /** The website's page tells something of its visitor, the caller. */
  'contact.describe': { readonly command_id: Id; readonly attributes: AttributeWishes };
  /** The same of a conversation of the caller's. Absent parts stay as they are. */
  'conversation.describe': {
    readonly command_id: Id;
    readonly conversation_id: Id;
    readonly attributes?: AttributeWishes;
    readonly add_labels?: readonly string[];
    readonly remove_labels?: readonly string[];
  };
  /** Mails what was said to the visitor's verified address. */
  'transcript.send': { readonly command_id: Id; readonly conversation_id: Id };
  /** Erases all that is known of a contact, and all that it said. */
  'contact.erase': { readonly command_id: Id; readonly contact_id: Id };
  /** Absent parts stay as they are. */
  'contact.update': {
    readonly command_id: Id;
    readonly contact_id: Id;
    readonly name?: string | null;
    readonly email?: string | null;
    readonly attributes?: AttributeWishes;
  };
  /** Absent fields stay as they are. */
  'agent.update': {
    readonly command_id: Id;
    readonly agent_id: Id;
    readonly name?: string;
    readonly role?: Role;
  };
  /** Ends its sign-ins and tokens; what it had to answer is nobody's. */
  'agent.remove': { readonly command_id: Id; readonly agent_id: Id };
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
  'conversation.describe',
  'transcript.send',
  'contact.describe',
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
  'agent.update',
  'agent.remove',
  'inbox.create',
  'inbox.update',
  'inbox.renew_secret',
  'presence.set',
  'conversation.list',
  'conversation.counts',
  'agent.list',
  'inbox.list',
] as const satisfies readonly CommandName[];
