import type { Contact, Conversation, Id } from '@porchlight/protocol';
import {
  contactOf,
  type ContactRow,
  conversationOf,
  type ConversationRow,
  selectConversations,
} from './conversation-row.ts';
import type { Builder } from './statement.ts';

/** A conversation beside its contact. */
export interface ConversationPair {
  readonly conversation: Conversation;
  readonly contact: Contact;
}

/** A row that holds both. */
export type PairRow = ConversationRow & {
  readonly contact_name: string | null;
  readonly contact_email: string | null;
  readonly contact_created_at: string;
  readonly contact_context: string;
  readonly contact_identity: string | null;
  readonly contact_erased_at: string | null;
  readonly contact_attributes: string | null;
};

/** Selects conversations with their contacts. */
export function selectPairs(db: Builder) {
  return selectConversations(db)
    .innerJoin('contacts', 'contacts.id', 'conversations.contact_id')
    .select([
      'contacts.name as contact_name',
      'contacts.email as contact_email',
      'contacts.created_at as contact_created_at',
      'contacts.context as contact_context',
      'contacts.identity as contact_identity',
      'contacts.erased_at as contact_erased_at',
      'contacts.attributes as contact_attributes',
    ]);
}

/** The pair of a row. */
export function pairOf(row: PairRow): ConversationPair {
  const { contact_name, contact_email, contact_created_at, contact_context, ...others } = row;
  const { contact_identity, contact_erased_at, contact_attributes, ...rest } = others;
  const contact: ContactRow = {
    id: row.contact_id,
    name: contact_name,
    email: contact_email,
    created_at: contact_created_at,
    context: contact_context,
    identity: contact_identity,
    // A conversation of one that was merged is about to move, and moves into a row like this.
    merged_into: null,
    erased_at: contact_erased_at,
    attributes: contact_attributes,
  };
  return { conversation: conversationOf(rest), contact: contactOf(contact) };
}

/** How many ids one look-up takes; see `idPlaces`. */
export const idsPerLookup = 50;

/** Parameters for a list of ids: always the same number of places, so that one prepared statement serves every list. */
export function idPlaces(ids: readonly Id[]): Record<`id_${number}`, Id> {
  const places = Array.from({ length: idsPerLookup }, (_, index) => [
    `id_${index}`,
    ids[index] ?? '',
  ]);
  return Object.fromEntries(places);
}
