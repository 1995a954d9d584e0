import {
  limits,
  parseCursor,
  placeItem,
  reject,
  type FeedItem,
  type FeedPage,
  type Rejection,
} from '@porchlight/protocol';
import { cursorAt, isOfThisHistory } from './sync-page.ts';
import type { StoredItem, Tables } from './tables.ts';

/** The feed after a cursor, as programs read it. Null begins at the beginning. */
export function eventsAfter(
  tables: Tables,
  word: string | null,
): ({ readonly ok: true } & FeedPage) | Rejection {
  const cursor = word === null ? undefined : parseCursor(word);
  if (word !== null && (cursor === undefined || !isOfThisHistory(tables, cursor))) {
    return reject('cursor_expired', 'the cursor is of another history');
  }
  const after = cursor?.position ?? 0;
  const end = Math.min(after + limits.sync_page, tables.feed.length);
  const items = tables.feed
    .slice(after, end)
    .map((item, index) => placeItem(agentsForm(item), after + index + 1));
  return {
    ok: true,
    items,
    cursor: cursorAt(tables, 'agent', end),
    more: end < tables.feed.length,
  };
}

function agentsForm(item: StoredItem): FeedItem {
  return 'stored' in item ? { event: item.stored.event } : item;
}
