import type { Contact, Conversation, MessagePreview, VisitContext } from '@porchlight/protocol';
import type { ConversationTable } from './schema.ts';

/** The columns of a conversation, in the order of the entity. */
export const conversationColumns = [
  'id',
  'account_id',
  'number',
  'inbox_id',
  'contact_id',
  'status',
  'assignee_id',
  'head',
  'public_head',
  'created_at',
  'last_activity_at',
  'waiting_since',
  'last_message',
  'visitor_count',
  'agent_count',
  'visitor_read_count',
  'agent_read_count',
  'visitor_delivered_seq',
  'visitor_read_seq',
  'agent_delivered_seq',
  'agent_read_seq',
] as const satisfies readonly (keyof Conversation)[];

/** The columns of a contact. */
export const contactColumns = ['id', 'name', 'email', 'created_at', 'context'] as const;

/** A contact's row. */
export type ContactRow = Omit<Contact, 'context'> & { readonly context: string };

/** The conversation of a row. */
export function conversationOf(row: ConversationTable): Conversation {
  const { last_message } = row;
  const preview = last_message === null ? null : (JSON.parse(last_message) as MessagePreview);
  return { ...row, last_message: preview };
}

/** The row of a conversation. */
export function conversationRow(conversation: Conversation): ConversationTable {
  const { last_message } = conversation;
  const packed = last_message === null ? null : JSON.stringify(last_message);
  return { ...conversation, last_message: packed };
}

/** The contact of a row. */
export function contactOf(row: ContactRow): Contact {
  return { ...row, context: JSON.parse(row.context) as VisitContext };
}
