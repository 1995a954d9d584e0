import type { IdSource } from '@porchlight/protocol';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { ensureDataFolder } from './data-folder.ts';
import type { Store } from './domain/store.ts';
import { createPostgresStore } from './storage/postgres-store.ts';
import { createSqliteStore } from './storage/sqlite-store.ts';

/** Opens the configured database, brought up to date: Postgres by its address, else SQLite in the data folder. */
export async function openStore(
  { database_url, data_dir }: Pick<Config, 'database_url' | 'data_dir'>,
  newId: IdSource,
): Promise<Store> {
  ensureDataFolder(data_dir);
  if (database_url !== undefined) return createPostgresStore({ url: database_url, newId });
  return createSqliteStore({ path: join(data_dir, 'porchlight.db'), newId });
}
