import {
  limits,
  type AgentSnapshot,
  type AgentSync,
  type Conversation,
  type Cursor,
  type Id,
  type LogItem,
  type Principal,
  type Queries,
  type Side,
  type VisitorSnapshot,
  type VisitorSync,
} from '@porchlight/protocol';
import { readCursor, writeCursor } from './cursor-words.ts';
import { rowOf, snapshotOf, type IsOnline } from './log-pages.ts';
import { conversationOf, seenBy } from './seen-by.ts';
import type { StoredItem, Tables } from './tables.ts';

/** An answer to `sync` with the position in the feed that it reaches. */
export interface SyncPage {
  readonly answer: AgentSync | VisitorSync;
  readonly position: number;
}

/** What the caller may see of what came since the cursor; or, for a cursor of no use, a fresh start. */
export function syncPage(
  tables: Tables,
  principal: Principal,
  { cursor: word, last }: Queries['sync'],
  isOnline: IsOnline,
): SyncPage {
  const cursor = word === null ? undefined : readCursor(principal.kind, word);
  const holds = last === undefined || hasItem(tables, last);
  return cursor !== undefined && holds && isOfThisHistory(tables, cursor)
    ? catchUp(tables, principal, cursor.position, isOnline)
    : startAnew(tables, principal, isOnline);
}

/** The cursor that stands for a position in the feed, in the word for this side. */
export function cursorAt(tables: Tables, side: Side, position: number): string {
  const event_id = eventIdAt(tables, position);
  return writeCursor(tables, side, { epoch: tables.epoch, position, event_id });
}

/** True when the cursor was given out for this feed as it still is. */
export function isOfThisHistory(tables: Tables, { epoch, position, event_id }: Cursor): boolean {
  if (epoch !== tables.epoch || position > tables.feed.length) return false;
  return event_id === eventIdAt(tables, position);
}

/** True where this very event or step is in the feed. */
function hasItem(tables: Tables, { conversation_id, seq, event_id }: LogItem): boolean {
  return tables.feed.some((item) => {
    const { conversation_id: id, ...thing } =
      'stored' in item ? item.stored.event : { ...item.receipt, seq: item.receipt.up_to_seq };
    return id === conversation_id && thing.seq === seq && thing.event_id === event_id;
  });
}

function eventIdAt(tables: Tables, position: number): string | null {
  const item = tables.feed[position - 1];
  if (item === undefined) return null;
  return 'stored' in item ? item.stored.event.event_id : item.receipt.event_id;
}

function catchUp(
  tables: Tables,
  principal: Principal,
  after: number,
  isOnline: IsOnline,
): SyncPage {
  const far = farBehind(tables, principal, after);
  const { missed, position } = pageBeside(tables, after, far);
  const told = missed.filter((item) => isTold(tables, principal, item));
  const items = told.flatMap((item) => seenBy(tables, principal, item) ?? []);
  const others = new Set(missed.filter((item) => !told.includes(item)).map(conversationOf));
  const rows =
    principal.kind === 'visitor'
      ? []
      : conversationsOf(tables, others).map((row) => rowOf(tables, row, isOnline));
  const rest = {
    cursor: cursorAt(tables, principal.kind, position),
    more: position < tables.feed.length,
  };
  const snapshots = conversationsOf(tables, far).map((conversation) =>
    snapshotOf(tables, principal, conversation, isOnline),
  );
  const answer = { reset: false, items, rows, snapshots, ...rest } as AgentSync | VisitorSync;
  return { answer, position };
}

/** The conversations with more missed events than are told one by one. */
function farBehind(tables: Tables, principal: Principal, after: number): ReadonlySet<Id | null> {
  const missed = new Map<Id | null, number>();
  for (const item of tables.feed.slice(after)) {
    const id = conversationOf(item);
    const concerns = id !== null && 'stored' in item && seenBy(tables, principal, item) !== null;
    if (concerns && isTold(tables, principal, item)) missed.set(id, (missed.get(id) ?? 0) + 1);
  }
  const far = [...missed].filter(([, count]) => count > limits.replay).map(([id]) => id);
  return new Set(far.slice(0, limits.sync_snapshots));
}

/** The next page of the feed past these conversations, and the position it reaches. */
function pageBeside(tables: Tables, after: number, without: ReadonlySet<Id | null>) {
  const missed: StoredItem[] = [];
  let position = after;
  for (const item of tables.feed.slice(after)) {
    const isLeft = without.has(conversationOf(item));
    if (!isLeft && missed.length === limits.sync_page) break;
    if (!isLeft) missed.push(item);
    position += 1;
  }
  return { missed, position };
}

/** Visitors are told everything of theirs; agents their own and what is open and nobody's. */
function isTold(tables: Tables, principal: Principal, item: StoredItem): boolean {
  const id = conversationOf(item);
  const conversation = id === null ? undefined : tables.conversations.get(id);
  if (principal.kind === 'visitor' || conversation === undefined) return true;
  const { assignee_id, status } = conversation;
  return assignee_id === principal.id || (assignee_id === null && status === 'open');
}

function conversationsOf(tables: Tables, ids: ReadonlySet<string | null>): Conversation[] {
  return [...ids].flatMap((id) => tables.conversations.get(id ?? '') ?? []);
}

function startAnew(tables: Tables, principal: Principal, isOnline: IsOnline): SyncPage {
  const position = tables.feed.length;
  const snapshots: (AgentSnapshot | VisitorSnapshot)[] =
    principal.kind === 'agent'
      ? []
      : newestOf(tables, principal.id).map((conversation) =>
          snapshotOf(tables, principal, conversation, isOnline),
        );
  const rest = {
    items: [],
    rows: [],
    cursor: cursorAt(tables, principal.kind, position),
    more: false,
  };
  return { answer: { reset: true, ...rest, snapshots } as AgentSync | VisitorSync, position };
}

function newestOf(tables: Tables, contact_id: string): Conversation[] {
  return [...tables.conversations.values()]
    .filter((conversation) => conversation.contact_id === contact_id)
    .toSorted((a, b) => b.last_activity_at.localeCompare(a.last_activity_at))
    .slice(0, limits.visitor_conversations);
}
