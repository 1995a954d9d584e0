import type { Id } from '@porchlight/protocol';
import type { Store, StoredItem } from '../../domain/store.ts';

/** Everything in an account's feed, read in small pages. */
export async function wholeFeed(store: Store, account_id: Id): Promise<readonly StoredItem[]> {
  const items: StoredItem[] = [];
  for (let after = 0; ;) {
    const page = await store.read.feed(account_id, after, 7);
    items.push(...page.items);
    after = page.end.position;
    if (!page.more) return items;
  }
}

/** The events among items by type, in short. */
export function typesOf(items: readonly StoredItem[]): readonly string[] {
  return items.map((item) => {
    if ('revoked' in item) return 'session.revoked';
    return 'receipt' in item ? item.receipt.kind : item.stored.event.event_type;
  });
}
