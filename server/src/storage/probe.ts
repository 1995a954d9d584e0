import type { Moment } from '@porchlight/protocol';
import type { Store } from '../domain/store.ts';
import type { Database } from './database.ts';
import { statement } from './statement.ts';

/** The store's `probe` over a database: a row of its own, written and read by the ways that everything else takes. */
export function createProbe(database: Database): Store['probe'] {
  const { builder } = database;
  const write = statement((p: { value: Moment }) =>
    builder
      .insertInto('meta')
      .values({ key: 'probe', value: p.value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: p.value })),
  );
  const read = statement(() =>
    builder.selectFrom('meta').select('value').where('key', '=', 'probe'),
  );
  return async (now) => {
    // SQLite writes nothing where nothing changes, so each probe brings a value of its own.
    await database.transaction(async (session) => {
      await session.all(write, { value: now });
    });
    await database.read.all(read, {});
  };
}
