import type { Contact, Conversation, Id } from '@porchlight/protocol';

/** What is kept of contacts, for exports and erasures. Everything comes in stretches. */
export interface ErasureStore {
  contact(account_id: Id, id: Id): Promise<Contact | null>;
  /** Contacts that were merged into this one and are not erased themselves. */
  merged(contact_id: Id, limit: number): Promise<readonly Contact[]>;
  /** A contact's conversations by their numbers. */
  conversations(
    contact_id: Id,
    after_number: number,
    limit: number,
  ): Promise<readonly Conversation[]>;
  /** A contact's sessions that were not revoked. */
  sessions(contact_id: Id, limit: number): Promise<readonly Id[]>;
  /**
   * Of the account's own events about contacts, empties those about these among the next `limit` after a position. Gives back where
   * that ended; null where there is no more.
   */
  emptyEvents(
    account_id: Id,
    contact_ids: readonly Id[],
    after: number,
    limit: number,
  ): Promise<number | null>;
}
