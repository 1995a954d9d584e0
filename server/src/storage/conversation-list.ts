import type { ConversationStatus, Id } from '@porchlight/protocol';
import type { ListQuery, Reader } from '../domain/store.ts';
import { type ConversationPair, pairOf, type PairRow, selectPairs } from './conversation-pair.ts';
import type { Database, Session } from './database.ts';
import { type Builder, type Statement, statement } from './statement.ts';

/** A place between two rows of a list: the row it follows. */
interface Key {
  readonly last_activity_at: string;
  readonly id: Id;
}

interface Page extends Key {
  readonly account_id: Id;
  readonly limit: number;
}

interface ListStatements {
  readonly byStatus: Statement<Page & { status: ConversationStatus }, PairRow>;
  readonly mine: Statement<Page & { agent_id: Id }, PairRow>;
}

// Above every moment and every id.
const top: Key = { last_activity_at: '~', id: '~' };

/** The agents' lists, latest activity first. Equal moments are ordered by id, so no page repeats or skips a row. */
export function createConversationList({ builder, read }: Database): Reader['list'] {
  const statements = createListStatements(builder);
  return async (query) => {
    const after = query.before === undefined ? top : parseKey(query.before);
    if (after === undefined) return { rows: [], next: null };
    const found = await rowsOf(statements, read, query, after);
    const rows = found.slice(0, query.limit);
    return { rows, next: found.length > query.limit ? formatKey(rows.at(-1)) : null };
  };
}

async function rowsOf(
  { byStatus, mine }: ListStatements,
  read: Session,
  { view, account_id, agent_id, limit }: ListQuery,
  after: Key,
): Promise<readonly ConversationPair[]> {
  const page = { account_id, ...after, limit: limit + 1 };
  const ofStatus = async (status: ConversationStatus) =>
    (await read.all(byStatus, { ...page, status })).map(pairOf);
  switch (view) {
    case 'open':
    case 'resolved':
      return ofStatus(view);
    case 'mine':
      return (await read.all(mine, { ...page, agent_id })).map(pairOf);
    case 'all':
      return [...(await ofStatus('open')), ...(await ofStatus('resolved'))].toSorted(latestFirst);
  }
}

function latestFirst({ conversation: a }: ConversationPair, { conversation: b }: ConversationPair) {
  if (a.last_activity_at === b.last_activity_at) return a.id < b.id ? 1 : -1;
  return a.last_activity_at < b.last_activity_at ? 1 : -1;
}

function formatKey(pair: ConversationPair | undefined): string | null {
  return pair === undefined
    ? null
    : `${pair.conversation.last_activity_at}_${pair.conversation.id}`;
}

function parseKey(word: string): Key | undefined {
  const [last_activity_at, id, ...rest] = word.split('_');
  if (last_activity_at === undefined || id === undefined || rest.length > 0) return undefined;
  return { last_activity_at, id };
}

function createListStatements(db: Builder): ListStatements {
  return {
    byStatus: statement((p) => pageOf(db, p).where('conversations.status', '=', p.status)),
    mine: statement((p) =>
      pageOf(db, p)
        .where('conversations.status', '=', 'open')
        .where('conversations.assignee_id', '=', p.agent_id),
    ),
  };
}

function pageOf(db: Builder, p: Page) {
  return selectPairs(db)
    .where('conversations.account_id', '=', p.account_id)
    .where((eb) =>
      eb(
        eb.refTuple('conversations.last_activity_at', 'conversations.id'),
        '<',
        eb.tuple(p.last_activity_at, p.id),
      ),
    )
    .orderBy('conversations.last_activity_at', 'desc')
    .orderBy('conversations.id', 'desc')
    .limit(p.limit);
}
