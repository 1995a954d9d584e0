import type { Conversation, Moment, Party, Principal } from './entities.ts';
import { reject, type Rejection } from './errors.ts';
import type { EventData, EventType } from './events.ts';
import type { Id } from './ids.ts';
import type { Receipt } from './receipts.ts';

/** An event that is decided but has no id and no place yet. */
export type EventDraft = {
  [Type in EventType]: {
    readonly event_type: Type;
    readonly internal: boolean;
    /** For `message.created` the message still lacks seq and version. */
    readonly data: Type extends 'message.created' ? MessageDraft : EventData[Type];
  };
}[EventType];

/** A message before it has a place. */
export interface MessageDraft {
  readonly message: Omit<EventData['message.created']['message'], 'seq' | 'version'>;
}

/** A step that is decided but has no id yet. */
export type ReceiptDraft = Omit<Receipt, 'event_id'>;

/**
 * `provider.deliver` hands a message over; `status.watchdog` fails one that is still pending; `mail.follow_up` mails one
 * that is still unread, and `push.tell` tells the visitor's browsers of it; `mail.transcript` mails what was said,
 * `files.erase` erases the files of a message that was recalled, and `contact.erase` ends all that is kept of a contact;
 * `agent.hand_back` takes the conversations of an agent who was removed from it.
 */
export const jobKinds = [
  'status.watchdog',
  'provider.deliver',
  'mail.follow_up',
  'mail.transcript',
  'push.tell',
  'files.erase',
  'contact.erase',
  'agent.hand_back',
] as const;

/** What a job does; see `jobKinds`. */
export type JobKind = (typeof jobKinds)[number];

/** Work that follows from a command, kept until it is done. It names what it is about and holds no text. */
export interface JobDraft {
  readonly kind: JobKind;
  /** What it is about: a message; for a transcript, the command that asked; a contact to be erased; an agent who was removed. */
  readonly message_id: Id;
  /** The message's attempt that it belongs to. */
  readonly attempt: number;
  readonly due_at: Moment;
}

/** A command that goes through: what is to be written. Nothing, where it asks for what is so already. */
export interface Approval {
  readonly ok: true;
  readonly at: Moment;
  /** Set where the log's events belong to a conversation; null for events of the account. */
  readonly conversation_id: string | null;
  readonly events: readonly EventDraft[];
  readonly receipt: ReceiptDraft | null;
  /** What is to be done once it is written. */
  readonly jobs?: readonly JobDraft[];
  /** The id of a message that was recalled before it came: to be remembered, so that it stays out. */
  readonly recalled_early?: Id;
}

/** The same command was accepted before: this is its answer. */
export interface Repeated {
  readonly ok: true;
  readonly repeated: object;
}

/** What becomes of a command. */
export type Decision = Approval | Repeated | Rejection;

/** True when the caller may see the conversation; who may not gets `not_found`. */
export function maySee(principal: Principal, conversation: Conversation): boolean {
  return principal.kind === 'visitor'
    ? conversation.contact_id === principal.id
    : conversation.account_id === principal.account_id;
}

/** The seq of the last event that the caller may see. */
export function visibleHead(principal: Principal, conversation: Conversation): number {
  return principal.kind === 'visitor' ? conversation.public_head : conversation.head;
}

/** The caller as it stands in events. */
export function partyOf(principal: Principal): Party {
  return { kind: principal.kind, id: principal.id };
}

/** Lets a command through with these events. */
export function approve(
  conversation_id: string | null,
  at: Moment,
  events: readonly EventDraft[],
): Approval {
  return { ok: true, at, conversation_id, events, receipt: null };
}

/** It is not there, or the caller may not see it. */
export function notFound(what: string): Rejection {
  return reject('not_found', `no such ${what}`);
}
