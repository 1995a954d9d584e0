import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import type { TestPostgres } from './test-postgres.ts';
import type { TestRedis } from './test-redis.ts';

/** One server process. It keeps its address and its data folder through restarts. */
export interface TestNode {
  /** Without a slash at the end. */
  readonly url: string;
  /** Starts it; resolves when `/readyz` says 200. */
  start(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with its exit code. */
  end(): Promise<number | null>;
  /** SIGSTOP and SIGCONT. */
  freeze(): void;
  thaw(): void;
  /** The last 20,000 characters that it printed. */
  output(): string;
  /** Of its process; undefined while it does not run. */
  pid(): number | undefined;
}

/** A node that somebody has to remove. */
export interface OwnNode extends TestNode {
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** Two equal nodes over one Postgres and one Redis. */
export interface TwoNodes {
  readonly nodes: readonly [TestNode, TestNode];
  /** Of the website's inbox. */
  readonly inbox_key: string;
  readonly admin: { readonly email: string; readonly password: string };
  /** Ends both nodes and removes their folders. Postgres and Redis are the caller's. */
  close(): Promise<void>;
}

/** The first admin of nodes that are started here. */
export const admin = { email: 'ada@porchlight.example', password: 'correct horse' };
const main = join(import.meta.dirname, '../main.ts');

/** Starts two nodes over a new database; `environment` is set on both. */
export async function startTwoNodes(
  postgres: Pick<TestPostgres, 'createDatabase'>,
  redis: Pick<TestRedis, 'url'> | null,
  environment: Readonly<Record<string, string>> = {},
): Promise<TwoNodes> {
  const shared = {
    DATABASE_URL: await postgres.createDatabase(),
    ...(redis !== null && { REDIS_URL: redis.url }),
    SECRET_KEY: 'a secret of two nodes, long enough to be one',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    LIMITS_OFF: '1',
    ...environment,
  };
  const nodes = [await createNode(shared), await createNode(shared)] as const;
  for (const node of nodes) await node.start();
  return {
    nodes,
    inbox_key: await inboxKeyOf(nodes[0].url),
    admin,
    close: async () => {
      for (const node of nodes) await node.remove();
    },
  };
}

/** A node on a free port, with a folder of its own, that does not run yet. */
export async function createNode(environment: Readonly<Record<string, string>>): Promise<OwnNode> {
  const [port, folder] = [await freePort(), await makeTemporaryFolder()];
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let printed = '';
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    return (await gone)[0] as number | null;
  };
  return {
    url,
    start: async () => {
      const env = { PATH: process.env['PATH'], DATA_DIR: folder.path, ...environment };
      child = spawn(process.execPath, [main], { env: { ...env, PORT: `${port}` }, stdio: 'pipe' });
      const hear = (words: Buffer) => (printed = (printed + words.toString()).slice(-20_000));
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      await untilReady(url, child, () => printed);
    },
    kill: async () => void (await end('SIGKILL')),
    end: () => end('SIGTERM'),
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    output: () => printed,
    pid: () => child?.pid,
    remove: async () => {
      await end('SIGKILL');
      await folder.remove();
    },
  };
}

/** How long a node may take to be ready, in milliseconds. */
const patience_ms = 30_000;

async function untilReady(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const end_ms = Date.now() + patience_ms;
  for (;;) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    if (child.exitCode !== null) throw new Error(`the node ended: ${printed()}`);
    if (Date.now() > end_ms) throw new Error(`the node is not ready: ${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The key of the website's inbox, from the page that shows it. */
export async function inboxKeyOf(url: string): Promise<string> {
  const html = await (await fetch(`${url}/demo/host-page.html`)).text();
  return /data-inbox="([^"]+)"/.exec(html)?.[1] ?? '';
}
