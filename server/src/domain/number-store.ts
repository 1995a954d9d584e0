import type { Agent, Contact, Conversation, Id, Inbox, Message } from '@porchlight/protocol';

/** A thing with the number by which v1 names it. */
export type Numbered<Thing> = Thing & { readonly number: number };

/** Under which id of its own a provider knows a contact. */
export interface ContactSource {
  readonly inbox_id: Id;
  readonly source_id: string;
}

/** A contact with its number and sources. */
export type NumberedContact = Numbered<Contact> & { readonly sources: readonly ContactSource[] };

/** A message with its number, which is its place in the account's feed, so that it needs no counter of its own. */
export interface NumberedMessage {
  readonly number: number;
  readonly message: Message;
}

/** Which messages of a conversation: the newest, the ones before a seq, or the ones after one. */
export type MessageRange =
  | { readonly kind: 'newest' }
  | { readonly kind: 'before' | 'after'; readonly seq: number };

/** What v1 reads and writes by numbers. Everything is bounded, and rejects with StorageError. */
export interface NumberStore {
  inboxes(account_id: Id): Promise<readonly Numbered<Inbox>[]>;
  agents(account_id: Id): Promise<readonly Numbered<Agent>[]>;
  contact(account_id: Id, number: number): Promise<NumberedContact | null>;
  contactById(account_id: Id, id: Id): Promise<NumberedContact | null>;
  /** The contact that a provider knows by this id. */
  contactBySource(account_id: Id, source: ContactSource): Promise<NumberedContact | null>;
  /** In order of their numbers. */
  contactsAfter(account_id: Id, after: number, limit: number): Promise<readonly NumberedContact[]>;
  /** How many contacts have ever been numbered. */
  contactCount(account_id: Id): Promise<number>;
  conversation(account_id: Id, number: number): Promise<Conversation | null>;
  /** A message of any conversation of the account. */
  message(account_id: Id, number: number): Promise<NumberedMessage | null>;
  messageById(conversation_id: Id, id: Id): Promise<NumberedMessage | null>;
  /** Oldest first. */
  messages(
    conversation_id: Id,
    range: MessageRange,
    limit: number,
  ): Promise<readonly NumberedMessage[]>;
  /** Makes a contact, known to a provider where a source is given. False where another is known by it. */
  createContact(
    contact: Contact & { readonly account_id: Id },
    source: ContactSource | null,
  ): Promise<boolean>;
  /** Lets a provider know a contact by an id of its own. False where another is known by it. */
  addSource(contact_id: Id, source: ContactSource): Promise<boolean>;
}
