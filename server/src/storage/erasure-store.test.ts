import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { createErasureStatements } from './erasure-store.ts';
import { createSqliteStore } from './sqlite-store.ts';
import { createBuilder } from './statement.ts';

it('[PV3] finds what events tell of contacts without walking the whole feed, which any visitor could ask for', async () => {
  const folder = await makeTemporaryFolder();
  const path = join(folder.path, 'porchlight.db');
  const store = await createSqliteStore({ path, newId: () => crypto.randomUUID() });
  const database = new DatabaseSync(path, { readOnly: true });
  const { events } = createErasureStatements(createBuilder('sqlite'));
  const parameters = events.bind({ account_id: 'a', after: 0, limit: 1 });
  const plan = database.prepare(`explain query plan ${events.sql}`).all(...parameters);
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH feed USING INDEX feed_of_contacts (account_id=? AND position>?)',
  ]);
  database.close();
  await store.close();
  await folder.remove();
});
