import type { Id, Moment } from '@porchlight/protocol';
import type { FileTable } from './schema.ts';
import { type Builder, type Dialect, type Statement, statement } from './statement.ts';

/** What is done with rows of files. */
export interface FileStatements {
  readonly insert: Statement<
    Omit<FileTable, 'attachment' | 'message_id' | 'internal' | 'doomed'>,
    unknown
  >;
  /** Whoever the owner has become is in its row. */
  readonly find: Statement<{ id: Id }, FileTable>;
  readonly handTo: Statement<Pick<FileTable, 'id' | 'owner_kind' | 'owner_id'>, unknown>;
  readonly finish: Statement<{ id: Id; attachment: string }, { id: Id }>;
  /** A file of a message that stands. */
  readonly sent: Statement<{ id: Id }, FileTable>;
  readonly doom: Statement<{ before: Moment; limit: number }, { id: Id }>;
  readonly remove: Statement<{ id: Id }, unknown>;
  readonly ofMessage: Statement<{ message_id: Id }, { id: Id }>;
  readonly ofConversation: Statement<{ conversation_id: Id; limit: number }, { id: Id }>;
  readonly unsentOf: Statement<{ owner_id: Id; limit: number }, { id: Id }>;
  readonly removeOfMessage: Statement<{ message_id: Id }, unknown>;
}

/** Compiles them. */
export function createFileStatements(db: Builder): FileStatements {
  return {
    insert: statement((p) => {
      const { id, account_id, conversation_id, owner_kind, owner_id, wish, created_at } = p;
      const row = { id, account_id, conversation_id, owner_kind, owner_id, wish, created_at };
      return db
        .insertInto('files')
        .values(row)
        .onConflict((same) => same.doNothing());
    }),
    find: findFile(db, 'sqlite'),
    handTo: statement(({ id, owner_kind, owner_id }) =>
      db.updateTable('files').set({ owner_kind, owner_id }).where('id', '=', id),
    ),
    // One that nobody waits for any more is not finished.
    finish: statement((p) =>
      db
        .updateTable('files')
        .set({ attachment: p.attachment })
        .where('id', '=', p.id)
        .where('doomed', 'is', null)
        .returning('id'),
    ),
    sent: statement((p) =>
      db
        .selectFrom('files')
        .innerJoin('messages', 'messages.id', 'files.message_id')
        .selectAll('files')
        .where('files.id', '=', p.id)
        .where('messages.recalled_at', 'is', null),
    ),
    doom: statement((p) =>
      db
        .updateTable('files')
        .set({ doomed: 1 })
        .where('message_id', 'is', null)
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('files as old')
            .select('old.id')
            .where('old.message_id', 'is', null)
            .where('old.created_at', '<', p.before)
            .orderBy('old.created_at')
            .limit(p.limit),
        )
        .returning('id'),
    ),
    remove: statement((p) => db.deleteFrom('files').where('id', '=', p.id)),
    ofMessage: statement((p) =>
      db.selectFrom('files').select('id').where('message_id', '=', p.message_id),
    ),
    ofConversation: statement((p) =>
      db
        .selectFrom('files')
        .select('id')
        .where('conversation_id', '=', p.conversation_id)
        .orderBy('id')
        .limit(p.limit),
    ),
    // By the index of what was never sent, which holds a day's at most.
    unsentOf: statement((p) =>
      db
        .selectFrom('files')
        .select('id')
        .where('owner_id', '=', p.owner_id)
        .where('message_id', 'is', null)
        .orderBy('id')
        .limit(p.limit),
    ),
    removeOfMessage: statement((p) =>
      db.deleteFrom('files').where('message_id', '=', p.message_id),
    ),
  };
}

/** A file that is still waited for; on Postgres its row is locked, so that one message alone takes it. */
export function findFile(db: Builder, dialect: Dialect): Statement<{ id: Id }, FileTable> {
  return statement((p) =>
    db
      .selectFrom('files')
      .leftJoin('contacts', 'contacts.id', 'files.owner_id')
      .selectAll('files')
      .select((eb) => eb.fn.coalesce('contacts.merged_into', 'files.owner_id').as('owner_id'))
      .where('files.id', '=', p.id)
      .where('files.doomed', 'is', null)
      .$if(dialect === 'postgres', (query) => query.forUpdate('files')),
  );
}
