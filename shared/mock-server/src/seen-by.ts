import {
  forVisitor,
  receiptForVisitor,
  type AgentEvent,
  type FeedItem,
  type Id,
  type LogEvent,
  type Principal,
  type StoredEvent,
  type VisitorEvent,
} from '@porchlight/protocol';
import type { StoredItem, Tables } from './tables.ts';

/** An item of the feed in the form that this caller may see, or null where it may not know of it. */
export function seenBy(
  tables: Tables,
  principal: Principal,
  item: StoredItem,
): FeedItem<AgentEvent | VisitorEvent> | null {
  if (principal.kind === 'agent') {
    return 'stored' in item ? { event: item.stored.event } : item;
  }
  const conversation = tables.conversations.get(conversationOf(item) ?? '');
  if (conversation?.contact_id !== principal.id) return null;
  if ('receipt' in item) {
    return { receipt: receiptForVisitor(item.receipt, conversation.public_head) };
  }
  const event = forVisitor(item.stored, (id) => tables.agents.get(id));
  return event === null ? null : { event };
}

/** Stored events of a log in the form that this caller may see. */
export function eventsSeenBy(
  tables: Tables,
  principal: Principal,
  events: readonly StoredEvent[],
): LogEvent[] {
  return events.flatMap((stored) => {
    const seen = seenBy(tables, principal, { stored });
    return seen !== null && 'event' in seen && seen.event.conversation_id !== null
      ? [seen.event]
      : [];
  });
}

/** The conversation that an item belongs to; null for events of the account. */
export function conversationOf(item: StoredItem): Id | null {
  return 'stored' in item ? item.stored.event.conversation_id : item.receipt.conversation_id;
}
