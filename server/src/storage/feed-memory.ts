import { type AgentEvent, type Id, isChange, isErasure, reviseEvent } from '@porchlight/protocol';
import type { FeedConversation, FeedPage, StoredItem } from '../domain/store.ts';

/** What one transaction adds to the feeds. */
export interface FeedAddition {
  /** Takes the next items of an account, in the order of their positions. */
  readonly add: (account_id: Id, items: readonly StoredItem[]) => void;
  /** The transaction has been committed: from now on they can be read. */
  readonly keep: () => void;
}

/**
 * The newest items of the feeds as the only writer wrote them, so that those who follow closely need not ask the
 * database. An answer is word for word what the database would say, or none.
 */
export interface FeedMemory {
  /** `version` changes when somebody else has written to the database; then everything is forgotten. */
  open(version: number): FeedAddition;
  /** As the store's `feed`; null where the database must be asked. */
  read(version: number, account_id: Id, after: number, limit: number): FeedPage | null;
  /** For when a transaction was rolled back: nothing is certain. */
  forget(): void;
}

/**
 * Remembers at most `size` items in all, and at least half as many: to forget one with each that comes would move all
 * others by a place each time. The account that has been quiet longest goes first. What the last commit added is always
 * there, however much that was: after a stall it is much, and whoever follows would have to ask the database, which first
 * writes all rows that wait, and so cause the next.
 */
export function createFeedMemory(size: number): FeedMemory {
  const runs = new Map<Id, StoredItem[]>();
  let known_version: number | null = null;
  const check = (version: number) => {
    if (version !== known_version) runs.clear();
    known_version = version;
  };
  return {
    open: (version) => {
      check(version);
      const added = new Map<Id, StoredItem[]>();
      return {
        add: (account_id, items) => {
          const run = added.get(account_id);
          if (run === undefined) added.set(account_id, [...items]);
          else run.push(...items);
        },
        keep: () => {
          let newest = 0;
          for (const [account_id, items] of added) {
            extend(runs, account_id, items);
            newest += items.length;
          }
          shorten(runs, size, newest);
        },
      };
    },
    read: (version, account_id, after, limit) => {
      check(version);
      const run = runs.get(account_id);
      return run === undefined ? null : pageOf(run, after, limit);
    },
    forget: () => runs.clear(),
  };
}

/** A run has no gaps, so that an item's place follows from its position. */
function extend(runs: Map<Id, StoredItem[]>, account_id: Id, items: readonly StoredItem[]): void {
  const run = runs.get(account_id) ?? [];
  const follows = run.at(-1)?.position === (items[0]?.position ?? 0) - 1;
  if (!follows) run.length = 0;
  run.push(...items);
  for (const item of items) revise(run, item);
  // A map keeps its keys in the order in which they were added: one that is added anew goes to the end.
  runs.delete(account_id);
  runs.set(account_id, run);
}

/** What was recalled is told no more, not even to those who are only a few steps behind. */
function revise(run: StoredItem[], item: StoredItem): void {
  if (!('stored' in item) || !changesOthers(item.stored.event)) return;
  const later = item.stored.event;
  for (const [index, earlier] of run.entries()) {
    if (!('stored' in earlier)) continue;
    const event = reviseEvent(earlier.stored.event, later);
    if (event !== earlier.stored.event) {
      run[index] = { ...earlier, stored: { ...earlier.stored, event } };
    }
  }
}

function changesOthers(event: AgentEvent): boolean {
  return isChange(event) || isErasure(event) || event.event_type === 'contact.erased';
}

function shorten(runs: Map<Id, StoredItem[]>, size: number, newest: number): void {
  let held = 0;
  for (const run of runs.values()) held += run.length;
  if (held <= size) return;
  let excess = held - Math.max(newest, Math.ceil(size / 2));
  for (const [account_id, run] of runs) {
    if (excess <= 0) return;
    excess -= run.splice(0, excess).length;
    if (run.length === 0) runs.delete(account_id);
  }
}

function pageOf(run: readonly StoredItem[], after: number, limit: number): FeedPage | null {
  const start = after + 1 - (run[0]?.position ?? 0);
  if (start < 0 || start > run.length) return null;
  const latest = latestConversations(run, start);
  const items = run.slice(start, start + limit).map((item) => asOfNow(item, latest));
  // Where nothing follows, the page ends at `after` itself.
  const last = items.at(-1) ?? run[start - 1];
  if (last === undefined) return null;
  const end = { position: last.position, event_id: eventId(last) };
  return { items, end, more: start + limit < run.length };
}

/** Each conversation as its newest item left it: whatever changes one adds to the feed. */
function latestConversations(
  run: readonly StoredItem[],
  start: number,
): ReadonlyMap<Id | null, FeedConversation | null> {
  const latest = new Map<Id | null, FeedConversation | null>();
  for (let index = start; index < run.length; index += 1) {
    const item = run[index] as StoredItem;
    latest.set(conversationId(item), item.conversation);
  }
  return latest;
}

function asOfNow(
  item: StoredItem,
  latest: ReadonlyMap<Id | null, FeedConversation | null>,
): StoredItem {
  const conversation = latest.get(conversationId(item)) ?? null;
  return conversation === item.conversation ? item : { ...item, conversation };
}

function conversationId(item: StoredItem): Id | null {
  if ('revoked' in item) return null;
  return 'receipt' in item ? item.receipt.conversation_id : item.stored.event.conversation_id;
}

function eventId(item: StoredItem): Id {
  if ('revoked' in item) return item.revoked.event_id;
  return 'receipt' in item ? item.receipt.event_id : item.stored.event.event_id;
}
