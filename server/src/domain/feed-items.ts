import {
  forVisitor,
  receiptForVisitor,
  type AgentDirectory,
  type FeedItem,
  type VisitorEvent,
} from '@porchlight/protocol';
import type { StoredItem } from './store.ts';

/** A feed item as a visitor may see it; null where it may not. Whose it is has been judged before. */
export function visitorItem(
  item: StoredItem,
  profileOf: AgentDirectory,
): FeedItem<VisitorEvent> | null {
  if (item.conversation === null || 'revoked' in item) return null;
  if ('receipt' in item) {
    return { receipt: receiptForVisitor(item.receipt, item.conversation.public_head) };
  }
  const event = forVisitor(item.stored, profileOf);
  return event === null ? null : { event };
}

/** A feed item as an agent sees it; null for what is told to nobody. */
export function agentItem(item: StoredItem): FeedItem | null {
  if ('revoked' in item) return null;
  return 'stored' in item ? { event: item.stored.event } : { receipt: item.receipt };
}
