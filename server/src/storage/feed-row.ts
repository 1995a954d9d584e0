import {
  type AgentEvent,
  type Conversation,
  type EventData,
  type EventType,
  type Plan,
  type Receipt,
  type ReceiptKind,
  schemaVersion,
  type Side,
  type Source,
  type Status,
  type StoredEvent,
} from '@porchlight/protocol';
import type { FeedConversation, RevokedSession, StoredItem } from '../domain/store.ts';
import type { FeedTable } from './schema.ts';
import { type MessageRow, messageOf } from './message-row.ts';

/** The columns of the feed that reading needs, with the message's own beside them. */
export const feedColumns = [
  'feed.account_id',
  'feed.position',
  'feed.event_id',
  'feed.event_type',
  'feed.conversation_id',
  'feed.seq',
  'feed.at',
  'feed.source',
  'feed.schema_version',
  'feed.internal',
  'feed.public_prev',
  'feed.message_id',
  'feed.data',
  'feed.actor_kind',
  'feed.actor_id',
  'feed.receipt_kind',
  'feed.count',
  'messages.author_kind',
  'messages.author_id',
  'messages.text',
  'messages.version',
  'messages.recalled_at',
  'messages.edited_at',
  'messages.reply_to',
  'messages.rich',
  'messages.answer',
  'messages.status as carried_status',
  'messages.details',
  'messages.source_id',
  'messages.attachments',
] as const;

/** A row of the feed joined with its message. */
export type FeedRow = Omit<FeedTable, 'slot' | 'visitor_count' | 'agent_count'> & {
  readonly author_kind: Side | null;
  readonly author_id: string | null;
  readonly text: string | null;
  readonly version: number | null;
  readonly recalled_at: string | null;
  readonly edited_at: string | null;
  readonly reply_to: string | null;
  readonly rich: string | null;
  readonly answer: string | null;
  readonly carried_status: Status | null;
  readonly details: string | null;
  readonly source_id: string | null;
  readonly attachments: string | null;
};

/** A row of the feed with what is needed of its conversation as it is now. */
export type FeedItemRow = FeedRow & {
  readonly contact_id: string | null;
  readonly assignee_id: string | null;
  readonly status: FeedConversation['status'] | null;
  readonly public_head: number | null;
};

/** Both sides' counts of public messages, right after an event. */
export interface Counts {
  readonly visitor_count: number | null;
  readonly agent_count: number | null;
}

/**
 * What a row of the feed is in its conversation besides its seq: '' for the event itself; for a step its side and kind,
 * and where the side had come that far before, the reader who followed. Only steps without a follower can be the first
 * that covers a message.
 */
export function slotOf({ actor, kind }: Pick<Receipt, 'actor' | 'kind'>, follows: boolean): string {
  const slot = leadingSlot[actor.kind][kind];
  return follows ? `${slot}.${actor.id}` : slot;
}

// Two letters, because they stand in an index beside every step.
const leadingSlot = {
  visitor: { delivered: 'vd', read: 'vr' },
  agent: { delivered: 'ad', read: 'ar' },
} as const satisfies Record<Side, Record<ReceiptKind, string>>;

/** The slots of steps that raised their side's watermark. */
export const leadingSlots = ['vd', 'vr', 'ad', 'ar'] as const;

/** The columns of a row that is an event; the others are null. */
export const eventColumns = [
  'account_id',
  'position',
  'event_id',
  'event_type',
  'conversation_id',
  'seq',
  'slot',
  'at',
  'source',
  'schema_version',
  'internal',
  'public_prev',
  'message_id',
  'data',
  'visitor_count',
  'agent_count',
] as const satisfies readonly (keyof FeedTable)[];

/** The columns of a row that is a receipt step; the others are null. */
export const stepColumns = [
  'account_id',
  'position',
  'event_id',
  'conversation_id',
  'seq',
  'slot',
  'at',
  'actor_kind',
  'actor_id',
  'receipt_kind',
  'count',
] as const satisfies readonly (keyof FeedTable)[];

/** The row of an event. */
export type EventRow = Pick<FeedTable, (typeof eventColumns)[number]>;

/** The row of a receipt step. */
export type StepRow = Pick<FeedTable, (typeof stepColumns)[number]>;

/** Makes the row of an event that its conversation's log lists. */
export function eventRow(stored: StoredEvent, position: number, counts: Counts): EventRow {
  const { event, internal, public_prev } = stored;
  return {
    account_id: event.account_id,
    position,
    event_id: event.event_id,
    event_type: event.event_type,
    conversation_id: event.conversation_id,
    seq: event.seq,
    slot: '',
    at: event.timestamp,
    source: event.source,
    schema_version: event.schema_version,
    internal: internal ? 1 : 0,
    public_prev,
    ...toldOf(event),
    visitor_count: counts.visitor_count,
    agent_count: counts.agent_count,
  };
}

/** What the event tells. A text stands in its message's row alone, and is joined to each event that tells of it. */
export function toldOf({ event_type, data }: AgentEvent): Pick<FeedTable, 'message_id' | 'data'> {
  if (event_type === 'message.created') return { message_id: data.message.id, data: null };
  if (event_type !== 'message.edited') return { message_id: null, data: JSON.stringify(data) };
  const { text: _its_messages, ...rest } = data;
  return { message_id: data.message_id, data: JSON.stringify(rest) };
}

/** The name of the one kind of row that is told to nobody. */
const sessionRevoked = 'session.revoked';

/** Makes the row of a revoked session. */
export function revokedRow(
  revoked: RevokedSession,
  account_id: string,
  position: number,
): EventRow {
  const { event_id, session_id, at } = revoked;
  return {
    account_id,
    position,
    event_id,
    event_type: sessionRevoked,
    conversation_id: null,
    seq: null,
    slot: '',
    at,
    source: null,
    schema_version: schemaVersion,
    internal: 1,
    public_prev: null,
    message_id: null,
    data: JSON.stringify({ session_id }),
    visitor_count: null,
    agent_count: null,
  };
}

function revokedOf({ event_id, at, data }: FeedRow): RevokedSession {
  const { session_id } = JSON.parse(data ?? '{}') as Pick<RevokedSession, 'session_id'>;
  return { event_id, session_id, at };
}

/** Makes the row of a receipt step. */
export function stepRow(
  receipt: Receipt,
  account_id: string,
  position: number,
  follows: boolean,
): StepRow {
  return {
    account_id,
    position,
    event_id: receipt.event_id,
    conversation_id: receipt.conversation_id,
    seq: receipt.up_to_seq,
    slot: slotOf(receipt, follows),
    at: receipt.at,
    actor_kind: receipt.actor.kind,
    actor_id: receipt.actor.id,
    receipt_kind: receipt.kind,
    count: receipt.count,
  };
}

/** The items of a plan whose first stands at this position, as they will be read. */
export function itemsOf(plan: Plan, first: number): readonly StoredItem[] {
  const { events, receipt } = plan;
  const conversation = plan.conversation === null ? null : glimpseOf(plan.conversation);
  const items: StoredItem[] = events.map((stored, index) => ({
    position: first + index,
    // An event of the account is nobody's conversation's, also where one command wrote both.
    conversation: stored.event.conversation_id === null ? null : conversation,
    stored,
  }));
  if (receipt !== null) items.push({ position: first + events.length, conversation, receipt });
  return items;
}

function glimpseOf(conversation: Conversation): FeedConversation {
  const { contact_id, assignee_id, status, public_head } = conversation;
  return { contact_id, assignee_id, status, public_head };
}

/** The item of a row. */
export function itemOf(row: FeedItemRow): StoredItem {
  const { position } = row;
  const conversation = feedConversationOf(row);
  if (row.event_type === sessionRevoked) return { position, conversation, revoked: revokedOf(row) };
  return row.event_type === null
    ? { position, conversation, receipt: receiptOf(row) }
    : { position, conversation, stored: storedEventOf(row) };
}

function feedConversationOf(row: FeedItemRow): FeedConversation | null {
  const { contact_id, assignee_id, status, public_head } = row;
  if (contact_id === null || status === null || public_head === null) return null;
  return { contact_id, assignee_id, status, public_head };
}

/** The event of a row that is one. */
export function storedEventOf(row: FeedRow): StoredEvent {
  const { event_id, at, account_id, conversation_id, seq } = row;
  const event = {
    event_id,
    event_type: row.event_type as EventType,
    timestamp: at,
    account_id,
    source: row.source as Source,
    schema_version: row.schema_version ?? schemaVersion,
    conversation_id,
    seq,
    prev: seq === null ? null : seq - 1,
    data: dataOf(row),
  } as AgentEvent;
  return { event, internal: row.internal === 1, public_prev: row.public_prev };
}

function dataOf(row: FeedRow): EventData[EventType] {
  if (row.data !== null) {
    const data = JSON.parse(row.data) as EventData[EventType];
    return row.message_id === null ? data : { text: row.text ?? '', ...data };
  }
  // The row is a message's, so the message's columns are there.
  const found = { ...row, id: row.message_id, status: row.carried_status } as MessageRow;
  return { message: messageOf(found, row.conversation_id ?? '', row.internal === 1) };
}

/** The step of a row that is one. */
export function receiptOf(row: FeedRow): Receipt {
  const { event_id, conversation_id, seq, count, at } = row;
  const actor = { kind: row.actor_kind, id: row.actor_id };
  const step = { event_id, conversation_id, actor, kind: row.receipt_kind, up_to_seq: seq };
  return { ...step, count: count ?? 0, at } as Receipt;
}
