import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { createPlanStatements } from './plan-statements.ts';
import { createSqliteStore } from './sqlite-store.ts';
import { createBuilder } from './statement.ts';

it('[TM3] ends an agent’s sessions without walking those of all visitors, while everybody’s writes wait', async () => {
  const folder = await makeTemporaryFolder();
  const path = join(folder.path, 'porchlight.db');
  const store = await createSqliteStore({ path, newId: () => crypto.randomUUID() });
  const database = new DatabaseSync(path, { readOnly: true });
  const { agentRemoved } = createPlanStatements(createBuilder('sqlite'));
  const plans = agentRemoved.map((each) => {
    const parameters = each.bind({ id: 'a', removed_at: 'now' });
    return database.prepare(`explain query plan ${each.sql}`).all(...parameters);
  });
  expect(JSON.stringify(plans)).toContain('sessions_by_agent');
  expect(JSON.stringify(plans)).not.toContain('SCAN');
  database.close();
  await store.close();
  await folder.remove();
});
