import type {
  Agent,
  AgentProfile,
  Availability,
  Contact,
  Conversation,
  Description,
  FileRules,
  Inbox,
  Moment,
  VisitorConversation,
} from './entities.ts';
import type { AgentEvent, ConversationEvent, LogEvent, VisitorEvent } from './events.ts';
import type { Rejection, WireError } from './errors.ts';
import type { Id } from './ids.ts';
import type { Receipt } from './receipts.ts';
import type { ConversationView, ReceiptClaim } from './commands.ts';

/** A page of all that is kept of a contact, each conversation as the caller may see it. */
export interface ExportPage<Event extends LogEvent> {
  /** On the first page. */
  readonly contact?: Pick<
    Contact,
    'id' | 'name' | 'email' | 'created_at' | 'context' | 'identity' | 'attributes'
  >;
  /** A stretch of one conversation, the newest first; null where there is none. */
  readonly conversation_id: Id | null;
  readonly events: readonly Event[];
  /** What the website's page told of that conversation; absent for nothing. */
  readonly described?: Description;
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
  'conversation.describe': Record<never, never>;
  'transcript.send': Record<never, never>;
  'contact.describe': Record<never, never>;
  'contact.erase': Record<never, never>;
  'contact.update': Record<never, never>;
  'agent.update': Record<never, never>;
  'agent.remove': Record<never, never>;
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
  | 'conversation.describe'
  | 'transcript.send'
  | 'contact.describe'
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
