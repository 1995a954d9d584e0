import { conformanceSuite } from '@porchlight/conformance';
import { afterAll, describe } from 'vitest';
import { conformanceEnvironment, conformanceTarget } from './test/conformance-target.ts';
import { findTestPostgres } from './testing/test-postgres.ts';
import { findTestRedis } from './testing/test-redis.ts';
import { startTwoNodes } from './testing/two-nodes.ts';

const postgres = await findTestPostgres();
const redis = postgres === null ? null : await findTestRedis();

if (postgres === null || redis === null) describe.skip('conformance on two nodes');
else {
  const both = await startTwoNodes(postgres, redis, conformanceEnvironment);
  afterAll(async () => {
    await both.close();
    await redis.stop();
    await postgres.stop();
  });
  conformanceSuite(await conformanceTarget(...both.nodes));
}
