import type { AgentEvent, FeedItem, Id, VisitorEvent } from '@porchlight/protocol';
import type { RawAnswer, Somebody } from './person.ts';

/** An item of the feed as either side gets it. */
export type AnyItem = FeedItem<AgentEvent | VisitorEvent>;

/** All that `sync` told, page after page. */
export interface CaughtUp {
  readonly items: readonly AnyItem[];
  readonly rows: readonly RawAnswer[];
  readonly snapshots: readonly RawAnswer[];
  /** True where one of the pages began anew. */
  readonly reset: boolean;
}

/** Asks `sync` until there is no more. */
export async function catchUp(person: Somebody, cursor: string): Promise<CaughtUp> {
  const pages: RawAnswer[] = [];
  for (let at = cursor; ;) {
    const page = await person.does('sync', { cursor: at });
    pages.push(page);
    if (!page.more) break;
    at = page.cursor;
  }
  const all = (field: string) => pages.flatMap((page) => page[field]);
  return {
    items: all('items'),
    rows: all('rows'),
    snapshots: all('snapshots'),
    reset: pages.some(({ reset }) => reset),
  };
}

/** The ids of items, in order. */
export function idsOf(items: readonly AnyItem[]): Id[] {
  return items.map((item) => ('event' in item ? item.event : item.receipt).event_id);
}

/** The conversation that an item belongs to; null for what belongs to the account. */
export function conversationOf(item: AnyItem): Id | null {
  return ('event' in item ? item.event : item.receipt).conversation_id;
}
