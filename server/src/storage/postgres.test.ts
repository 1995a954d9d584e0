import { createIdSource } from '@porchlight/protocol';
import { afterAll, describe } from 'vitest';
import { findTestPostgres } from '../testing/test-postgres.ts';
import { storageContract } from './contract/storage-contract.ts';
import { createPostgresStore } from './postgres-store.ts';

const newId = createIdSource(Date.now, Math.random);
const server = await findTestPostgres();

describe.skipIf(server === null)('Postgres', { timeout: 60_000 }, () => {
  afterAll(() => server?.stop());
  storageContract(async () => {
    const url = (await server?.createDatabase()) ?? '';
    return { open: () => createPostgresStore({ url, newId }), remove: async () => {} };
  });
});
