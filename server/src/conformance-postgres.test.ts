import { conformanceSuite } from '@porchlight/conformance';
import { afterAll, describe } from 'vitest';
import { conformanceEnvironment, conformanceTarget } from './test/conformance-target.ts';
import { findTestPostgres } from './testing/test-postgres.ts';
import { createNode } from './testing/two-nodes.ts';

const postgres = await findTestPostgres();

if (postgres === null) describe.skip('conformance on Postgres');
else {
  const DATABASE_URL = await postgres.createDatabase();
  const node = await createNode({ ...conformanceEnvironment, DATABASE_URL });
  await node.start();
  afterAll(async () => {
    await node.remove();
    await postgres.stop();
  });
  conformanceSuite(await conformanceTarget(node));
}
