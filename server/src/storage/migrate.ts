import type { Id, IdSource } from '@porchlight/protocol';
import type { Database, WriteSession } from './database.ts';
import { migrations } from './migrations/index.ts';
import { columnTypes, type Migration } from './migrations/migration.ts';
import { type Builder, statement } from './statement.ts';

/** The database is of a newer release than this code. Its message is for the person who started the server. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/**
 * Brings the schema up to date under a lock, so that of several servers starting at once one does it and the others
 * wait. Returns the epoch of this database's history, made with the database.
 */
export async function migrate(database: Database, newId: IdSource): Promise<Id> {
  const { builder } = database;
  return database.transaction(async (session) => {
    await session.lock('migrate');
    if (database.dialect === 'postgres') await session.execute('set local statement_timeout = 0');
    await session.execute(
      `create table if not exists migrations (number integer primary key not null, name text not null)`,
    );
    const applied = await lastApplied(builder, session);
    refuseNewer(applied);
    const missing = migrations.filter(({ number }) => number > applied);
    for (const migration of missing) await apply(database, session, migration);
    return epochOf(builder, session, newId);
  });
}

async function lastApplied(db: Builder, session: WriteSession): Promise<number> {
  const query = statement(() =>
    db.selectFrom('migrations').select('number').orderBy('number', 'desc').limit(1),
  );
  return (await session.one(query, {}))?.number ?? 0;
}

function refuseNewer(applied: number): void {
  const known = migrations.at(-1)?.number ?? 0;
  if (applied <= known) return;
  throw new NewerDatabaseError(
    `This database was made by a newer Porchlight (schema ${applied}, this one knows ${known}). ` +
      'Start the newer release again, or restore a backup made before the update.',
  );
}

async function apply(
  { builder, dialect }: Database,
  session: WriteSession,
  migration: Migration,
): Promise<void> {
  for (const text of migration.statements(columnTypes(dialect))) await session.execute(text);
  const record = statement((p: { number: number; name: string }) =>
    builder.insertInto('migrations').values({ number: p.number, name: p.name }),
  );
  const { number, name } = migration;
  await session.all(record, { number, name });
}

async function epochOf(db: Builder, session: WriteSession, newId: IdSource): Promise<Id> {
  const find = statement(() => db.selectFrom('meta').select('value').where('key', '=', 'epoch'));
  const known = await session.one(find, {});
  if (known !== undefined) return known.value;
  const insert = statement((p: { value: Id }) =>
    db.insertInto('meta').values({ key: 'epoch', value: p.value }),
  );
  const value = newId();
  await session.all(insert, { value });
  return value;
}
