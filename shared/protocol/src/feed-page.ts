import type { FeedItem } from './answers.ts';
import type { AgentEvent } from './events.ts';
import type { Receipt } from './receipts.ts';

/** An item of the feed as programs get it: the one envelope, or the receipt, with its place in the feed. */
export type PlacedItem =
  | { readonly event: AgentEvent & { readonly position: number } }
  | { readonly receipt: Receipt & { readonly position: number } };

/** The answer to `GET /api/v2/events?after=`, oldest first; ask again with `cursor` while `more`. */
export interface FeedPage {
  readonly items: readonly PlacedItem[];
  readonly cursor: string;
  readonly more: boolean;
}

/** Adds its position to an item; over a socket items have none. */
export function placeItem(item: FeedItem, position: number): PlacedItem {
  return 'event' in item
    ? { event: { ...item.event, position } }
    : { receipt: { ...item.receipt, position } };
}
