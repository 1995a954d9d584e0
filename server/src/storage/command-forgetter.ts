import type { Moment } from '@porchlight/protocol';
import type { Store } from '../domain/store.ts';
import type { Database } from './database.ts';
import { type Builder, statement } from './statement.ts';

// Few enough that whoever waits for the writer does not notice.
const atOnce = 500;

/** The store's `forgetCommands` over a database. */
export function createCommandForgetter(database: Database): Store['forgetCommands'] {
  const forget = forgetStatement(database.builder);
  return (before) =>
    database.transaction(async (session) => {
      const forgotten = await session.all(forget, { before });
      return { more: forgotten.length === atOnce };
    });
}

function forgetStatement(db: Builder) {
  return statement((p: { before: Moment }) =>
    db
      .deleteFrom('commands')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('commands as old')
          .select('old.id')
          .where('old.at', '<', p.before)
          .orderBy('old.at')
          .limit(atOnce),
      )
      .returning('id'),
  );
}
