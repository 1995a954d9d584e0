// For tests and benches of other packages that need real servers: Postgres, Redis, a mail server, disks that can be filled, and
// nodes over them; or a database with much in it.
export { createMailLinks } from '../domain/mail-links.ts';
export { openStore } from '../open-store.ts';
export { carryOut, noContext } from './house.ts';
export { createMailSink, type MailSink } from './mail-sink.ts';
export {
  createNode,
  startTwoNodes,
  type OwnNode,
  type TestNode,
  type TwoNodes,
} from './two-nodes.ts';
export { findSmallDisk, type SmallDisk } from './small-disk.ts';
export { findTestPostgres, type TestPostgres } from './test-postgres.ts';
export { createTestRedis, findTestRedis, type TestRedis } from './test-redis.ts';
