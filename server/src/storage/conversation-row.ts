import {
  type Attributes,
  type Contact,
  type ContactIdentity,
  type Conversation,
  descriptionOf,
  type MessagePreview,
  type VisitContext,
} from '@porchlight/protocol';
import type { ConversationExtra, ConversationTable, Tables, WatermarkTable } from './schema.ts';
import type { Builder } from './statement.ts';

/** A conversation's row: both its tables. */
export type ConversationRow = ConversationTable & WatermarkTable;

const conversationColumns = [
  'conversations.id',
  'conversations.account_id',
  'conversations.number',
  'conversations.inbox_id',
  'conversations.contact_id',
  'conversations.status',
  'conversations.assignee_id',
  'conversations.head',
  'conversations.public_head',
  'conversations.created_at',
  'conversations.last_activity_at',
  'conversations.waiting_since',
  'conversations.last_message',
  'conversations.extra',
  'conversations.visitor_count',
  'conversations.agent_count',
  'watermarks.visitor_read_count',
  'watermarks.agent_read_count',
  'watermarks.visitor_delivered_seq',
  'watermarks.visitor_read_seq',
  'watermarks.agent_delivered_seq',
  'watermarks.agent_read_seq',
] as const;

/** Selects conversations' rows. */
export function selectConversations(db: Builder) {
  return db
    .selectFrom('conversations')
    .innerJoin('watermarks', 'watermarks.id', 'conversations.id')
    .select(conversationColumns);
}

/** The columns of a contact. */
export const contactColumns = [
  'id',
  'name',
  'email',
  'created_at',
  'context',
  'identity',
  'merged_into',
  'erased_at',
  'attributes',
] as const;

/** A contact's row. */
export type ContactRow = Pick<Tables['contacts'], (typeof contactColumns)[number]>;

/** The conversation of a row. */
export function conversationOf(row: ConversationRow): Conversation {
  const { last_message, extra, ...others } = row;
  const known = { ...others, last_message: last_message === null ? null : previewOf(last_message) };
  return extra === null ? known : { ...known, ...(JSON.parse(extra) as ConversationExtra) };
}

/** Previews that were packed before messages could be recalled say nothing of it. */
function previewOf(packed: string): MessagePreview {
  return { recalled_at: null, ...(JSON.parse(packed) as Omit<MessagePreview, 'recalled_at'>) };
}

/** The row of a conversation. */
export function conversationRow(conversation: Conversation): ConversationRow {
  const { last_message, ending, erased_at, attributes, labels, ...others } = conversation;
  const packed = last_message === null ? null : JSON.stringify(last_message);
  const known: Partial<ConversationExtra> = {
    ...(ending !== undefined && { ending }),
    ...(erased_at !== undefined && { erased_at }),
    ...descriptionOf({ attributes, labels }),
  };
  const extra = Object.keys(known).length > 0 ? JSON.stringify(known) : null;
  return { ...others, last_message: packed, extra };
}

/** The contact of a row. */
export function contactOf(row: ContactRow): Contact {
  const { id, name, email, created_at, identity, merged_into, erased_at, attributes } = row;
  const context = JSON.parse(row.context) as VisitContext;
  return {
    id,
    name,
    email,
    created_at,
    context,
    ...(identity !== null && { identity: JSON.parse(identity) as ContactIdentity }),
    ...(merged_into !== null && { merged_into }),
    ...(erased_at !== null && { erased_at }),
    ...(attributes !== null && { attributes: JSON.parse(attributes) as Attributes }),
  };
}
