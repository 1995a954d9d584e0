import type { Id } from '@porchlight/protocol';
import { type Builder, type Statement, statement } from './statement.ts';

/** Statements on an account's counters. */
export interface PositionStatements {
  readonly read: Statement<{ account_id: Id }, { position: number }>;
  readonly set: Statement<{ account_id: Id; position: number }, unknown>;
  /** Adds and locks the account's row until COMMIT. */
  readonly add: Statement<{ account_id: Id; count: number }, { position: number }>;
}

/** Compiles them. */
export function createPositionStatements(db: Builder): PositionStatements {
  return {
    read: statement((p) =>
      db.selectFrom('accounts').select('position').where('id', '=', p.account_id),
    ),
    set: statement((p) =>
      db.updateTable('accounts').set({ position: p.position }).where('id', '=', p.account_id),
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
