import type { IdSource } from '@porchlight/protocol';
import type { Store } from '../domain/store.ts';
import { createStore } from './create-store.ts';
import { createPostgresDatabase, type PostgresOptions } from './postgres-database.ts';

/** Where the database is, and where a new one's epoch comes from. */
export interface PostgresStoreOptions extends PostgresOptions {
  readonly newId: IdSource;
}

/** Opens a store in a Postgres database, which must exist. Rejects with NewerDatabaseError or StorageError. */
export function createPostgresStore({ newId, ...options }: PostgresStoreOptions): Promise<Store> {
  return createStore(createPostgresDatabase(options), newId);
}
