import { conformanceSuite } from '@porchlight/conformance';
import { afterAll, describe } from 'vitest';
import { conformanceEnvironment, conformanceTarget } from './test/conformance-target.ts';
import { findTestPostgres, type TestPostgres } from './testing/test-postgres.ts';
import { findTestRedis, type TestRedis } from './testing/test-redis.ts';
import { startTwoNodes } from './testing/two-nodes.ts';

const postgres = await findTestPostgres();
const redis = postgres === null ? null : await findTestRedis();
const judge = postgres === null || redis === null ? null : await startServers(postgres, redis);

describe.skipIf(judge === null)('conformance on two nodes', () => judge?.());

/** Starts what is judged; the function it returns defines the tests. */
async function startServers(database: TestPostgres, doorbell: TestRedis): Promise<() => void> {
  const both = await startTwoNodes(database, doorbell, conformanceEnvironment);
  const target = await conformanceTarget(...both.nodes);
  return () => {
    afterAll(async () => {
      await both.close();
      await doorbell.stop();
      await database.stop();
    });
    conformanceSuite(target);
  };
}
