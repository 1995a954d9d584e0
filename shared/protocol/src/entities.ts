import type { Appearance } from './appearance.ts';
import type { AttachedShort } from './attached.ts';
import type { FirstContact } from './first-contact.ts';
import type { Id } from './ids.ts';
import type { IdentitySettings } from './identity.ts';
import type { Rich, RichAnswer } from './rich.ts';
import type { Status } from './status.ts';
import type { Ending, TalkSettings } from './talk.ts';

/** A moment as ISO 8601 in UTC with milliseconds; two of them compare as text. */
export type Moment = string;

/** The two sides of a conversation. */
export type Side = 'visitor' | 'agent';

/** Somebody who acts: a contact on the visitor's side, or an agent. */
export interface Party {
  readonly kind: Side;
  readonly id: Id;
}

/** Who a caller is once its session has been checked. */
export type Principal =
  | { readonly kind: 'visitor'; readonly id: Id; readonly account_id: Id; readonly inbox_id: Id }
  | { readonly kind: 'agent'; readonly id: Id; readonly account_id: Id; readonly role: Role };

/** What an agent may do: an `admin` also changes inboxes and agents. */
export type Role = 'admin' | 'agent';

/** Where a command came from. */
export type Source = 'widget' | 'console' | 'api';

/** What a visitor may know of an agent. */
export interface AgentProfile {
  readonly id: Id;
  readonly name: string;
  readonly avatar_url: string | null;
}

/** What colleagues know of an agent. */
export interface Agent extends AgentProfile {
  readonly email: string;
  readonly role: Role;
  /** When it was removed from the team; it comes no more, and stays known for what it has said. */
  readonly removed_at?: Moment;
}

/** A person on the visitor's side, as agents see them. */
export interface Contact {
  readonly id: Id;
  readonly name: string | null;
  readonly email: string | null;
  readonly created_at: Moment;
  readonly context: VisitContext;
  /** Absent while nobody has proved who it is. */
  readonly identity?: ContactIdentity;
  /** The contact that it turned out to be: everything it had is that one's now, and it comes no more. */
  readonly merged_into?: Id;
  /** When everything that was known of it was erased; it comes no more. */
  readonly erased_at?: Moment;
  /** What the website's page tells of it; absent for nothing. */
  readonly attributes?: Attributes;
}

/** What a website's page tells, by names of its own, or a program of an agent's. As a page's these are claims of the visitor's: never trusted, only shown. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** What somebody wishes to change of that; null takes an attribute away. */
export type AttributeWishes = Readonly<Record<string, string | number | boolean | null>>;

/** What a website's page tells of a conversation; each part absent for nothing. */
export interface Description {
  readonly attributes?: Attributes;
  /** In the order in which they were added. */
  readonly labels?: readonly string[];
}

/** Who a contact is at the owner's website, as the owner's server has signed it. */
export interface ContactIdentity {
  /** The owner's own id of the person; nobody else's in the inbox. */
  readonly user_id: string;
  /** The owner has made sure that the e-mail address is the person's. */
  readonly email_verified: boolean;
  /** When it was proved first. */
  readonly verified_at: Moment;
}

/** What the browser told when the visitor's session began. Claims of the visitor's: never trusted, only shown. */
export interface VisitContext {
  readonly page_url: string | null;
  readonly page_title: string | null;
  readonly referrer: string | null;
  readonly user_agent: string | null;
  readonly language: string | null;
  readonly time_zone: string | null;
}

interface InboxBase {
  readonly id: Id;
  readonly name: string;
}

/** A website with the widget on it. */
export interface WebsiteInbox extends InboxBase {
  readonly kind: 'website';
  /** The public key in the script tag. */
  readonly key: string;
  /** Origins whose pages may show the widget; empty means every website. */
  readonly allowed_origins: readonly string[];
  readonly appearance: Appearance;
  /** Absent where nobody has ever set it up. */
  readonly identity?: IdentitySettings;
  /** Absent where nobody has ever set it up. */
  readonly first_contact?: FirstContact;
  /** After how many minutes a reply that is still unread goes out by mail; null for never. */
  readonly follow_up_minutes: number | null;
  /** Which files may be sent, both ways; `defaultFileRules` where nobody has said. */
  readonly files?: FileRules;
  /** Absent where nobody has ever set it up: `defaultTalk`. */
  readonly talk?: TalkSettings;
}

/** A provider outside (WhatsApp, SMS, …): it brings messages in by the API and is handed what agents answer. */
export interface ApiInbox extends InboxBase {
  readonly kind: 'api';
  /** Where agents' messages are handed to the provider; null where it fetches them itself. */
  readonly webhook_url: string | null;
  /** True where taking a message means nothing yet, and the provider tells its status later. */
  readonly async_status: boolean;
  /** How long a message may stay `pending` at the provider before it has failed, in seconds. */
  readonly pending_timeout_s: number;
}

/** A channel that conversations come in by. Visitors are told of none. */
export type Inbox = WebsiteInbox | ApiInbox;

/** Whether a conversation waits for anybody. */
export type ConversationStatus = 'open' | 'resolved';

/** What a file is, by what is in it. */
export type FileKind = 'picture' | 'document' | 'audio' | 'video' | 'other';

/** Which files may be sent in an inbox. */
export interface FileRules {
  readonly on: boolean;
  /** These kinds and no others. */
  readonly kinds: readonly FileKind[];
  /** The largest that one may be. */
  readonly max_bytes: number;
}

/** A file that was sent with a message. Where it is to be had is told by `file.addresses`. */
export interface Attachment {
  readonly id: Id;
  /** As its sender called it, cleaned by `cleanFileName`. */
  readonly name: string;
  /** The media type of what is in it, whatever its name or its sender says. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** Of a picture, in px as it is to be shown; absent where they can't be told. */
  readonly width?: number;
  readonly height?: number;
}

/** Where a message stands at its provider. */
export interface Delivery {
  readonly status: Status;
  /** Why it has failed, in the provider's words; null unless it has. */
  readonly external_error: string | null;
  /** How often it was handed over by a person's or program's wish, counted from 1. */
  readonly attempt: number;
}

/**
 * A message or, with `internal`, a note that only agents ever see. What agents say in a provider's inbox has a
 * `Delivery`; the status of everything else is derived.
 */
export interface Message extends Partial<Delivery> {
  readonly id: Id;
  readonly conversation_id: Id;
  /** The seq of its `message.created`. */
  readonly seq: number;
  /** The seq of its last change; merging keeps the higher. */
  readonly version: number;
  readonly author: Party;
  /** Empty once it has been recalled; it may be empty where there are files. */
  readonly text: string;
  readonly at: Moment;
  /** When it was recalled; null while it stands. */
  readonly recalled_at: Moment | null;
  /** When its author last changed the text; absent where nobody has. */
  readonly edited_at?: Moment;
  /** The message that it answers, of the same conversation; its words are told nowhere else. */
  readonly reply_to?: Id;
  /** What was sent along; absent for nothing, and once it has been recalled. */
  readonly attachments?: readonly Attachment[];
  /** What an agent's message brings besides its text. */
  readonly rich?: Rich;
  /** What of `reply_to` the visitor has chosen or filled in; the text says the same. */
  readonly answer?: RichAnswer;
  readonly internal?: true;
  /** The provider's own id of it. */
  readonly source_id?: string;
}

/** The four watermarks of a conversation: each side has got, and has read, everything up to this seq. */
export interface Watermarks {
  readonly visitor_delivered_seq: number;
  readonly visitor_read_seq: number;
  readonly agent_delivered_seq: number;
  readonly agent_read_seq: number;
}

/**
 * How many public messages each side has written, and how many of the other side's it has read. All only rise,
 * so copies merge by maximum; unread is a difference.
 */
export interface Counters {
  readonly visitor_count: number;
  readonly agent_count: number;
  /** Of the agents' messages, how many the visitor has read. */
  readonly visitor_read_count: number;
  /** Of the visitor's messages, how many the agents have read. */
  readonly agent_read_count: number;
}

/** What both audiences know of a conversation. `head` is the seq of the last event that the audience may see. */
export interface VisitorConversation extends Watermarks, Counters {
  readonly id: Id;
  readonly status: ConversationStatus;
  readonly assignee_id: Id | null;
  readonly head: number;
  readonly created_at: Moment;
  /** Absent where it has never ended. */
  readonly ending?: Ending;
  /** When what was said in it was erased; nothing is said any more. */
  readonly erased_at?: Moment;
}

/** A conversation as stored and as agents see it. */
export interface Conversation extends VisitorConversation, Description {
  readonly account_id: Id;
  /** Counts up within the account; for people and for v1. */
  readonly number: number;
  readonly inbox_id: Id;
  readonly contact_id: Id;
  readonly public_head: number;
  /** When its last event came, notes included: visitors are not told. */
  readonly last_activity_at: Moment;
  /** When the oldest visitor's message without an answer came. */
  readonly waiting_since: Moment | null;
  readonly last_message: MessagePreview | null;
}

/** The last message in short, for lists. */
export interface MessagePreview {
  readonly id: Id;
  readonly seq: number;
  readonly author: Party;
  readonly text: string;
  readonly at: Moment;
  readonly recalled_at: Moment | null;
  /** Its first file, and how many there are. */
  readonly attached?: AttachedShort;
  readonly internal?: true;
}

/** Whether somebody is there. */
export type Availability = 'online' | 'away' | 'offline';

/** Whether a party is there. */
export interface Presence {
  readonly party: Party;
  readonly availability: Availability;
}
