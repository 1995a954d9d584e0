import type { Conversation, Id } from '@porchlight/protocol';
import type { Reader } from '../domain/store.ts';
import { idPlaces, idsPerLookup, pairOf, type PairRow, selectPairs } from './conversation-pair.ts';
import { conversationOf, type ConversationRow, selectConversations } from './conversation-row.ts';
import type { Database, Session } from './database.ts';
import { createLogReader } from './log-reader.ts';
import { type Builder, type Statement, statement } from './statement.ts';

type ConversationReads = Pick<
  Reader,
  'snapshot' | 'history' | 'conversations' | 'contactConversations'
>;

interface ConversationStatements {
  readonly pair: Statement<{ id: Id }, PairRow>;
  readonly pairs: Statement<Record<`id_${number}`, Id>, PairRow>;
  readonly ofContact: Statement<{ contact_id: Id; limit: number }, ConversationRow>;
}

// Of a contact's conversations the newest are looked at; the latest active among them are given.
const newestOfContact = 200;

/** Reads conversations and their logs. */
export function createConversationReader(database: Database): ConversationReads {
  const { builder, read } = database;
  const statements = createConversationStatements(builder);
  const log = createLogReader(builder);
  return {
    snapshot: (id, viewer, limit) =>
      database.snapshot(async (session) => {
        const row = await session.one(statements.pair, { id });
        if (row === undefined) return null;
        const pair = pairOf(row);
        const after = pair.conversation.head + 1;
        const page = await log.page(session, pair.conversation, viewer, after, limit);
        return { ...pair, ...page };
      }),
    history: (id, viewer, before_seq, limit) =>
      database.snapshot(async (session) => {
        const row = await session.one(statements.pair, { id });
        if (row === undefined) return { events: [], steps: [], more: false };
        return log.page(session, pairOf(row).conversation, viewer, before_seq, limit);
      }),
    conversations: (ids) => findPairs(statements, read, ids),
    contactConversations: async (contact_id, limit) => {
      const rows = await read.all(statements.ofContact, { contact_id, limit: newestOfContact });
      return rows.map(conversationOf).toSorted(latestFirst).slice(0, limit);
    },
  };
}

async function findPairs(statements: ConversationStatements, read: Session, ids: readonly Id[]) {
  const rows: PairRow[] = [];
  for (let start = 0; start < ids.length; start += idsPerLookup) {
    const places = idPlaces(ids.slice(start, start + idsPerLookup));
    rows.push(...(await read.all(statements.pairs, places)));
  }
  return rows.map(pairOf);
}

function latestFirst(a: Conversation, b: Conversation): number {
  if (a.last_activity_at !== b.last_activity_at) {
    return a.last_activity_at < b.last_activity_at ? 1 : -1;
  }
  return b.number - a.number;
}

function createConversationStatements(db: Builder): ConversationStatements {
  return {
    pair: statement((p) => selectPairs(db).where('conversations.id', '=', p.id)),
    pairs: statement((p: Record<`id_${number}`, Id>) =>
      selectPairs(db).where(
        'conversations.id',
        'in',
        Array.from({ length: idsPerLookup }, (_, index) => p[`id_${index}`] as Id),
      ),
    ),
    ofContact: statement((p) =>
      selectConversations(db)
        .where('conversations.contact_id', '=', p.contact_id)
        .orderBy('conversations.number', 'desc')
        .limit(p.limit),
    ),
  };
}
