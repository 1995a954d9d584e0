import type { Id } from '@porchlight/protocol';
import { type Builder, type Statement, statement } from './statement.ts';

/** Statements that find the next positions of a feed. */
export interface PositionStatements {
  /** The last position that any account has. For a writer that is alone: it counts on by itself, for all together. */
  readonly last: Statement<object, { position: number }>;
  /** Adds to the account's counter and locks its row until COMMIT. For writers that are several. */
  readonly add: Statement<{ account_id: Id; count: number }, { position: number }>;
}

/** Compiles them. */
export function createPositionStatements(db: Builder): PositionStatements {
  return {
    last: statement(() =>
      db.selectFrom('feed').select('position').orderBy('position', 'desc').limit(1),
    ),
    add: statement((p) =>
      db
        .updateTable('accounts')
        .set((eb) => ({ position: eb('position', '+', p.count) }))
        .where('id', '=', p.account_id)
        .returning('position'),
    ),
  };
}
