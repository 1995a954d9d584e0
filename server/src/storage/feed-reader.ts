import { type Cursor, type Id, limits, type LogItem } from '@porchlight/protocol';
import type { CursorVerdict, FeedBeside, FeedPage, Reader } from '../domain/store.ts';
import type { Database, Session } from './database.ts';
import { feedColumns, type FeedItemRow, itemOf } from './feed-row.ts';
import { selectLog } from './log-table.ts';
import { type Builder, type Statement, statement } from './statement.ts';

type FeedReads = Pick<
  Reader,
  'feed' | 'contactFeed' | 'feedBeside' | 'feedHead' | 'hasItem' | 'judgeCursor' | 'messageItem'
>;

interface Range {
  readonly account_id: Id;
  readonly after: number;
  readonly limit: number;
}

interface ContactRange {
  readonly contact_id: Id;
  readonly after: number;
  readonly until: number;
  readonly limit: number;
}

/** Parameters for conversations that are left out: always as many. */
type Without = Record<`without_${number}`, Id>;

interface Place {
  readonly position: number;
  readonly event_id: Id;
}

interface FeedStatements {
  readonly range: Statement<Range, FeedItemRow>;
  readonly contactRange: Statement<ContactRange, FeedItemRow>;
  readonly message: Statement<{ conversation_id: Id; message_id: Id }, FeedItemRow>;
  readonly beside: Statement<Range & Without & { readonly until: number }, FeedItemRow>;
  readonly contactBeside: Statement<ContactRange & Without, FeedItemRow>;
  readonly head: Statement<{ account_id: Id }, Place>;
  readonly at: Statement<{ account_id: Id; position: number }, { event_id: Id }>;
  readonly item: Statement<LogItem, { event_id: Id }>;
}

/** How much of the feed one read walks over to find what is not left out. */
const stride = 20_000;

/** Reads the feed of an account. It only grows, so no transaction is needed to read it in stretches. */
export function createFeedReader(database: Database, epoch: Id): FeedReads {
  const { builder, read } = database;
  const statements = createFeedStatements(builder);
  const feedHead = async (account_id: Id) =>
    (await read.one(statements.head, { account_id })) ?? { position: 0, event_id: null };
  return {
    feedHead,
    feed: (account_id, after, limit) =>
      database.recentFeed(account_id, after, limit) ??
      feed(statements, read, { account_id, after, limit }),
    contactFeed: async (account_id, contact_id, after, limit) => {
      // The head first: what comes after it is the next page's.
      const head = await feedHead(account_id);
      const until = head.position;
      const more = { contact_id, after, until, limit: limit + 1 };
      const rows = await read.all(statements.contactRange, more);
      return pageOf(rows, limit, head);
    },
    messageItem: async (conversation_id, message_id) => {
      const row = await read.one(statements.message, { conversation_id, message_id });
      return row === undefined ? null : itemOf(row);
    },
    feedBeside: async (beside) => {
      const head = await feedHead(beside.account_id);
      return feedBeside(statements, read, beside, head);
    },
    judgeCursor: (account_id, cursor) => judge(statements, read, account_id, cursor, epoch),
    hasItem: async (item) => (await read.one(statements.item, item)) !== undefined,
  };
}

async function feed(statements: FeedStatements, read: Session, range: Range): Promise<FeedPage> {
  const { account_id, after, limit } = range;
  const rows = await read.all(statements.range, { ...range, limit: limit + 1 });
  if (rows.length > 0) return pageOf(rows, limit, placeOf(rows.at(-1)));
  // Not the head: it may have moved since, and what moved it would be skipped.
  const place = await read.one(statements.at, { account_id, position: after });
  const end = { position: after, event_id: place?.event_id ?? null };
  return { items: [], end, more: false };
}

async function feedBeside(
  statements: FeedStatements,
  read: Session,
  { account_id, contact_id, without, after, limit }: FeedBeside,
  head: FeedPage['end'],
): Promise<FeedPage> {
  const range = { account_id, after, limit: limit + 1, ...places(without) };
  if (contact_id !== null) {
    const until = head.position;
    return pageOf(
      await read.all(statements.contactBeside, { ...range, contact_id, until }),
      limit,
      head,
    );
  }
  const until = Math.min(head.position, after + stride);
  const rows = await read.all(statements.beside, { ...range, until });
  if (until === head.position || rows.length > limit) return pageOf(rows, limit, head);
  const place = await read.one(statements.at, { account_id, position: until });
  const end = { position: until, event_id: place?.event_id ?? null };
  return { ...pageOf(rows, limit, end), more: true };
}

function places(without: readonly Id[]): Without {
  const all = Array.from({ length: limits.sync_snapshots }, (_, index) => [
    `without_${index}`,
    without[index] ?? '',
  ]);
  return Object.fromEntries(all) as Without;
}

function left(p: Without): readonly Id[] {
  return Array.from({ length: limits.sync_snapshots }, (_, index) => p[`without_${index}`] as Id);
}

function pageOf(rows: readonly FeedItemRow[], limit: number, end: FeedPage['end']): FeedPage {
  const more = rows.length > limit;
  const items = more ? rows.slice(0, limit) : rows;
  return { items: items.map(itemOf), end: more ? placeOf(items.at(-1)) : end, more };
}

function placeOf(row: FeedItemRow | undefined): FeedPage['end'] {
  return { position: row?.position ?? 0, event_id: row?.event_id ?? null };
}

async function judge(
  statements: FeedStatements,
  read: Session,
  account_id: Id,
  { epoch, position, event_id }: Cursor,
  ours: Id,
): Promise<CursorVerdict> {
  if (epoch !== ours) return 'reset';
  if (position === 0) return event_id === null ? 'valid' : 'reset';
  // Past the head there is no row, and in a restored copy another event stands there.
  const place = await read.one(statements.at, { account_id, position });
  return place !== undefined && place.event_id === event_id ? 'valid' : 'reset';
}

function createFeedStatements(db: Builder): FeedStatements {
  return {
    range: statement((p) =>
      selectItems(db)
        .where('feed.account_id', '=', p.account_id)
        .where('feed.position', '>', p.after)
        .orderBy('feed.position')
        .limit(p.limit),
    ),
    contactRange: statement((p) => contactRange(db, p)),
    beside: statement((p) =>
      selectItems(db)
        .where('feed.account_id', '=', p.account_id)
        .where('feed.position', '>', p.after)
        .where('feed.position', '<=', p.until)
        .where((eb) =>
          eb.or([
            eb('feed.conversation_id', 'is', null),
            eb('feed.conversation_id', 'not in', left(p)),
          ]),
        )
        .orderBy('feed.position')
        .limit(p.limit),
    ),
    contactBeside: statement((p) =>
      contactRange(db, p).where('entry.conversation_id', 'not in', left(p)),
    ),
    message: createMessageLookup(db),
    head: statement((p) =>
      db
        .selectFrom('feed')
        .select(['position', 'event_id'])
        .where('account_id', '=', p.account_id)
        .orderBy('position', 'desc')
        .limit(1),
    ),
    at: statement((p) =>
      db
        .selectFrom('feed')
        .select('event_id')
        .where('account_id', '=', p.account_id)
        .where('position', '=', p.position),
    ),
    // By the conversation's log: events and steps of one seq are few.
    item: statement((p) =>
      selectLog(db, p.conversation_id)
        .select('feed.event_id')
        .where('entry.seq', '=', p.seq)
        .where('feed.event_id', '=', p.event_id),
    ),
  };
}

/** The `message.created` of a message of a conversation. */
export function createMessageLookup(db: Builder): FeedStatements['message'] {
  return statement((p) =>
    selectLogItems(db, p.conversation_id)
      .where('entry.seq', '=', (eb) =>
        eb.selectFrom('messages as named').select('named.seq').where('named.id', '=', p.message_id),
      )
      .where('entry.slot', '=', '')
      .where('feed.message_id', '=', p.message_id),
  );
}

/** By the conversations of a contact, of which there are few, and never through the account's whole feed. */
function contactRange(db: Builder, p: ContactRange) {
  return db
    .selectFrom('conversations as own')
    .crossJoin('log_entries as entry')
    .crossJoin('feed')
    .where('own.contact_id', '=', p.contact_id)
    .whereRef('entry.conversation_id', '=', 'own.id')
    .where('entry.position', '>', p.after)
    .where('entry.position', '<=', p.until)
    .whereRef('feed.account_id', '=', 'own.account_id')
    .whereRef('feed.position', '=', 'entry.position')
    .leftJoin('messages', 'messages.id', 'feed.message_id')
    .leftJoin('conversations', 'conversations.id', 'feed.conversation_id')
    .select(itemColumns)
    .orderBy('entry.position')
    .limit(p.limit);
}

const itemColumns = [
  ...feedColumns,
  'conversations.contact_id',
  'conversations.assignee_id',
  'conversations.status',
  'conversations.public_head',
] as const;

/** Selects items of the feed with their messages and what is needed of their conversations. */
export function selectItems(db: Builder) {
  return db
    .selectFrom('feed')
    .leftJoin('messages', 'messages.id', 'feed.message_id')
    .leftJoin('conversations', 'conversations.id', 'feed.conversation_id')
    .select(itemColumns);
}

/** The same, of what a conversation's log lists. */
export function selectLogItems(db: Builder, conversation_id: Id) {
  return selectLog(db, conversation_id)
    .leftJoin('messages', 'messages.id', 'feed.message_id')
    .leftJoin('conversations', 'conversations.id', 'feed.conversation_id')
    .select(itemColumns);
}
