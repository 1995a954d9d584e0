import type { Store } from '../domain/store.ts';
import type { Database } from './database.ts';
import { statement } from './statement.ts';

/** The store's `noteSecret` over a database. */
export function createSecretMark(database: Database): Store['noteSecret'] {
  const { builder } = database;
  const note = statement((p: { value: string }) =>
    builder
      .insertInto('meta')
      .values({ key: 'secret', value: p.value })
      .onConflict((conflict) => conflict.column('key').doNothing()),
  );
  const renew = statement((p: { value: string }) =>
    builder
      .insertInto('meta')
      .values({ key: 'secret', value: p.value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: p.value })),
  );
  const find = statement(() =>
    builder.selectFrom('meta').select('value').where('key', '=', 'secret'),
  );
  return (value, { isNew }) =>
    database.transaction(async (session) => {
      await session.all(isNew ? renew : note, { value });
      return (await session.one(find, {}))?.value === value;
    });
}
