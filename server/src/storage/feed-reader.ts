import type { Cursor, Id } from '@porchlight/protocol';
import type { CursorVerdict, FeedPage, Reader } from '../domain/store.ts';
import type { Database, Session } from './database.ts';
import { feedColumns, type FeedItemRow, itemOf } from './feed-row.ts';
import { type Builder, type Statement, statement } from './statement.ts';

type FeedReads = Pick<Reader, 'feed' | 'contactFeed' | 'feedHead' | 'judgeCursor' | 'event'>;

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

interface Place {
  readonly position: number;
  readonly event_id: Id;
}

interface FeedStatements {
  readonly range: Statement<Range, FeedItemRow>;
  readonly contactRange: Statement<ContactRange, FeedItemRow>;
  readonly event: Statement<{ conversation_id: Id; seq: number }, FeedItemRow>;
  readonly head: Statement<{ account_id: Id }, Place>;
  readonly at: Statement<{ account_id: Id; position: number }, { event_id: Id }>;
}

/** Reads the feed of an account. It only grows, so no transaction is needed to read it in stretches. */
export function createFeedReader(database: Database, epoch: Id): FeedReads {
  const { builder, read } = database;
  const statements = createFeedStatements(builder);
  const feedHead = async (account_id: Id) =>
    (await read.one(statements.head, { account_id })) ?? { position: 0, event_id: null };
  return {
    feedHead,
    feed: async (account_id, after, limit) =>
      database.recentFeed(account_id, after, limit) ??
      (await feed(statements, read, { account_id, after, limit })),
    contactFeed: async (account_id, contact_id, after, limit) => {
      // The head first: what comes after it is the next page's.
      const head = await feedHead(account_id);
      const until = head.position;
      const more = { contact_id, after, until, limit: limit + 1 };
      const rows = await read.all(statements.contactRange, more);
      return pageOf(rows, limit, head);
    },
    event: async (conversation_id, seq) => {
      const row = await read.one(statements.event, { conversation_id, seq });
      return row === undefined ? null : itemOf(row);
    },
    judgeCursor: (account_id, cursor) => judge(statements, read, account_id, cursor, epoch),
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
      joined(db)
        .where('feed.account_id', '=', p.account_id)
        .where('feed.position', '>', p.after)
        .orderBy('feed.position')
        .limit(p.limit),
    ),
    contactRange: contactRangeStatement(db),
    event: statement((p) =>
      joined(db)
        .where('feed.conversation_id', '=', p.conversation_id)
        .where('feed.seq', '=', p.seq)
        .where('feed.slot', '=', ''),
    ),
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
  };
}

/** By the conversations of a contact, of which there are few, and never through the account's whole feed. */
function contactRangeStatement(db: Builder): FeedStatements['contactRange'] {
  return statement((p) =>
    joined(db)
      .where('feed.conversation_id', 'in', (eb) =>
        eb
          .selectFrom('conversations as own')
          .select('own.id')
          .where('own.contact_id', '=', p.contact_id),
      )
      .where('feed.position', '>', p.after)
      .where('feed.position', '<=', p.until)
      .orderBy('feed.position')
      .limit(p.limit),
  );
}

function joined(db: Builder) {
  return db
    .selectFrom('feed')
    .leftJoin('messages', 'messages.id', 'feed.message_id')
    .leftJoin('conversations', 'conversations.id', 'feed.conversation_id')
    .select(feedColumns)
    .select([
      'conversations.contact_id',
      'conversations.assignee_id',
      'conversations.status',
      'conversations.public_head',
    ]);
}
