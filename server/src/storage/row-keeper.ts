import {
  type Conversation,
  type ConversationEvent,
  type Id,
  projectConversation,
  projectReceipt,
} from '@porchlight/protocol';
import type { OnConflictBuilder } from 'kysely';
import {
  conversationOf,
  type ConversationRow,
  conversationRow,
  selectConversations,
} from './conversation-row.ts';
import { createConversationWrites } from './conversation-writes.ts';
import { feedColumns, type FeedRow, receiptOf, storedEventOf } from './feed-row.ts';
import type { LateWork, Unlisted } from './late-rows.ts';
import type { LogEntry, Tables } from './schema.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { type Builder, type SqlValue, type Statement, statement } from './statement.ts';

/** Writes to a SQLite file what follows from its feed. */
export interface RowKeeper {
  write(connection: SqliteConnection, work: LateWork): void;
  /**
   * Writes every row anew that the feed is ahead of: whoever put it off has gone, or is another process. Gives back how many
   * statements that took.
   */
  catchUp(connection: SqliteConnection): number;
}

interface Behind {
  readonly id: Id;
  readonly rows_position: number;
  readonly head: number;
}

type Range = { readonly account_id: Id; readonly after: number; readonly limit: number };

interface KeeperStatements {
  readonly behind: Statement<object, Behind>;
  readonly range: Statement<Range, FeedRow>;
  readonly conversation: Statement<{ id: Id }, ConversationRow>;
  readonly note: Statement<{ id: Id; rows_position: number }, unknown>;
  readonly list: Statement<LogEntry, unknown>;
  /** `together` entries of a conversation. */
  readonly listSeveral: Statement<Record<string, SqlValue>, unknown>;
  readonly listAfter: Statement<{ account_id: Id; after: number }, unknown>;
}

/** So many entries are listed by one statement. */
const together = 8;

/** So much of the feed is read at a time. */
const stride = 1_000;

/** Compiles its statements. */
export function createRowKeeper(db: Builder): RowKeeper {
  const writes = createConversationWrites(db);
  const statements = createKeeperStatements(db);

  return {
    write: (connection, { rows, unlisted, heads }) => {
      for (const row of rows) {
        connection.all(writes.advance, conversationRow(row));
        connection.all(writes.mark, row);
      }
      for (const entries of unlisted) list(connection, statements, entries);
      for (const [id, rows_position] of heads)
        connection.all(statements.note, { id, rows_position });
    },
    catchUp: (connection) => {
      let count = 0;
      for (const account of connection.all(statements.behind, {})) {
        const { id, rows_position, head } = account;
        for (const row of outdatedRows(connection, statements, account)) {
          connection.all(writes.advance, conversationRow(row));
          connection.all(writes.mark, row);
          count += 2;
        }
        connection.all(statements.listAfter, { account_id: id, after: rows_position });
        connection.all(statements.note, { id, rows_position: head });
        count += 2;
      }
      return count;
    },
  };
}

/** In full batches for as long as there are enough for one: a call costs more than what it does. */
function list(
  connection: SqliteConnection,
  statements: KeeperStatements,
  { conversation_id, seqs, slots, positions }: Unlisted,
): void {
  let index = 0;
  for (; index + together <= positions.length; index += together) {
    const params: Record<string, SqlValue> = { conversation_id };
    for (let one = 0; one < together; one += 1) {
      params[`seq_${one}`] = seqs[index + one] ?? 0;
      params[`slot_${one}`] = slots[index + one] ?? '';
      params[`position_${one}`] = positions[index + one] ?? 0;
    }
    connection.all(statements.listSeveral, params);
  }
  for (; index < positions.length; index += 1) {
    const [seq = 0, slot = '', position = 0] = [seqs[index], slots[index], positions[index]];
    connection.all(statements.list, { conversation_id, seq, slot, position });
  }
}

/** The rows of an account that its feed is ahead of, as they ought to be. */
function outdatedRows(
  connection: SqliteConnection,
  statements: KeeperStatements,
  { id: account_id, rows_position }: Behind,
): readonly Conversation[] {
  const rows = new Map<Id, Conversation>();
  for (let after = rows_position; ;) {
    const items = connection.all(statements.range, { account_id, after, limit: stride });
    for (const item of items) {
      const id = item.conversation_id;
      if (id === null) continue;
      const [found] = rows.has(id) ? [] : connection.all(statements.conversation, { id });
      const before = rows.get(id) ?? (found && conversationOf(found));
      if (before !== undefined) rows.set(id, follow(before, item));
    }
    const last = items.at(-1);
    if (last === undefined) return [...rows.values()];
    after = last.position;
  }
}

function follow(before: Conversation, item: FeedRow): Conversation {
  return item.event_type === null
    ? projectReceipt(before, receiptOf(item))
    : projectConversation(before, storedEventOf(item).event as ConversationEvent);
}

/** What is listed already stays. Another item in its place would be a seq given twice: null, which the column refuses. */
function samePosition(conflict: OnConflictBuilder<Tables, 'log_entries'>) {
  return conflict.columns(['conversation_id', 'seq', 'slot']).doUpdateSet((eb) => ({
    position: eb
      .case()
      .when('log_entries.position', '=', eb.ref('excluded.position'))
      .then(eb.ref('excluded.position'))
      .end()
      .$notNull(),
  }));
}

function createKeeperStatements(db: Builder): KeeperStatements {
  return {
    behind: statement(() =>
      db
        .selectFrom((eb) =>
          eb
            .selectFrom('accounts')
            .select(['accounts.id', 'accounts.rows_position'])
            .select((row) =>
              row.fn
                .coalesce(
                  row
                    .selectFrom('feed')
                    .select('feed.position')
                    .whereRef('feed.account_id', '=', 'accounts.id')
                    .orderBy('feed.position', 'desc')
                    .limit(1),
                  row.lit(0),
                )
                .as('head'),
            )
            .as('account'),
        )
        .selectAll()
        .whereRef('account.head', '>', 'account.rows_position'),
    ),
    range: statement((p) =>
      db
        .selectFrom('feed')
        .leftJoin('messages', 'messages.id', 'feed.message_id')
        .select(feedColumns)
        .where('feed.account_id', '=', p.account_id)
        .where('feed.position', '>', p.after)
        .orderBy('feed.position')
        .limit(p.limit),
    ),
    conversation: statement((p) => selectConversations(db).where('conversations.id', '=', p.id)),
    list: statement(({ conversation_id, seq, slot, position }) =>
      db
        .insertInto('log_entries')
        .values({ conversation_id, seq, slot, position })
        .onConflict(samePosition),
    ),
    listSeveral: statement((p: Record<string, never>) =>
      db
        .insertInto('log_entries')
        .values(
          Array.from({ length: together }, (_, one) => ({
            conversation_id: p['conversation_id'] as never,
            seq: p[`seq_${one}`] as never,
            slot: p[`slot_${one}`] as never,
            position: p[`position_${one}`] as never,
          })),
        )
        .onConflict(samePosition),
    ) as KeeperStatements['listSeveral'],
    listAfter: statement((p) =>
      db
        .insertInto('log_entries')
        .columns(['conversation_id', 'seq', 'slot', 'position'])
        .expression((eb) =>
          eb
            .selectFrom('feed')
            .select(['conversation_id', 'seq', 'slot', 'position'])
            .where('account_id', '=', p.account_id)
            .where('position', '>', p.after)
            .where('conversation_id', 'is not', null)
            .$castTo<LogEntry>(),
        )
        .onConflict(samePosition),
    ),
    note: statement((p) =>
      db.updateTable('accounts').set({ rows_position: p.rows_position }).where('id', '=', p.id),
    ),
  };
}
