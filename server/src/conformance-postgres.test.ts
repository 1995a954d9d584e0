import { conformanceSuite } from '@porchlight/conformance';
import { afterAll, describe } from 'vitest';
import { conformanceEnvironment, conformanceTarget } from './test/conformance-target.ts';
import { findTestPostgres, type TestPostgres } from './testing/test-postgres.ts';
import { createNode } from './testing/two-nodes.ts';

const postgres = await findTestPostgres();
const judge = postgres === null ? null : await startServer(postgres);

describe.skipIf(judge === null)('conformance on Postgres', () => judge?.());

/** Starts what is judged; the function it returns defines the tests. */
async function startServer(database: TestPostgres): Promise<() => void> {
  const DATABASE_URL = await database.createDatabase();
  const node = await createNode({ ...conformanceEnvironment, DATABASE_URL });
  await node.start();
  const target = await conformanceTarget(node);
  return () => {
    afterAll(async () => {
      await node.remove();
      await database.stop();
    });
    conformanceSuite(target);
  };
}
