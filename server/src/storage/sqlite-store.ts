import type { IdSource } from '@porchlight/protocol';
import type { Store } from '../domain/store.ts';
import { createStore } from './create-store.ts';
import { createSqliteDatabase } from './sqlite-database.ts';

/** Where the file is (its folder must exist), and where a new database's epoch comes from. */
export interface SqliteStoreOptions {
  readonly path: string;
  readonly newId: IdSource;
}

/** Opens, and makes where there is none, a store in a SQLite file. Rejects with NewerDatabaseError or StorageError. */
export function createSqliteStore({ path, newId }: SqliteStoreOptions): Promise<Store> {
  return createStore(createSqliteDatabase({ path }), newId);
}
