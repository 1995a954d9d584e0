// For tests of other packages that need real servers: Postgres, Redis, and nodes over both.
export { createNode, startTwoNodes, type TestNode, type TwoNodes } from './two-nodes.ts';
export { findTestPostgres, type TestPostgres } from './test-postgres.ts';
export { createTestRedis, findTestRedis, type TestRedis } from './test-redis.ts';
