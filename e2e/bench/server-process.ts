import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contestant } from './dialect.ts';
import { collectGarbage } from './inspector.ts';
import type { Credentials } from './product-dialect.ts';

/** A server that runs in a process of its own, on a database of its own. */
export interface ServerProcess {
  readonly contestant: Contestant;
  readonly port: number;
  readonly pid: number;
  /** Makes V8 give back what nobody uses, so that memory can be compared. Only with `inspect`. */
  readonly collectGarbage: () => Promise<void>;
  /** Starts it anew on the same port and database. */
  readonly restart: () => Promise<ServerProcess>;
  /** Ends it and erases its database. */
  readonly stop: () => Promise<void>;
}

/** Who signs in as the agent. */
export const credentials: Credentials = {
  email: 'bench@porchlight.test',
  password: 'a password for one short life',
};

const repository = join(import.meta.dirname, '../..');

const programs: Readonly<Record<Contestant, string>> = {
  product: join(repository, 'server/src/main.ts'),
  reference: join(import.meta.dirname, 'reference-server.ts'),
  bare: join(import.meta.dirname, 'bare-server.ts'),
};

/**
 * Starts a server and waits until it is ready. Its database lies beside the checkout's other caches, because the
 * system's temporary directory may be memory, where a sync to disk costs nothing.
 */
export async function startServer(
  contestant: Contestant,
  { inspect = false } = {},
): Promise<ServerProcess> {
  const caches = join(repository, '.cache');
  await mkdir(caches, { recursive: true });
  const data = await mkdtemp(join(caches, 'bench-'));
  const flags = inspect ? ['--inspect=127.0.0.1:0'] : [];
  return launch({ contestant, port: await freePort(), data, flags });
}

interface Launch {
  readonly contestant: Contestant;
  readonly port: number;
  readonly data: string;
  readonly flags: readonly string[];
}

async function launch(settings: Launch): Promise<ServerProcess> {
  const { contestant, port, data, flags } = settings;
  const child = spawn(process.execPath, [...flags, programs[contestant]], {
    env: environmentFor(port, data),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = listen(child);
  await ready(child, port, said);
  return {
    contestant,
    port,
    pid: Number(child.pid),
    collectGarbage: () => collectGarbage(said()),
    async restart() {
      await end(child);
      return launch(settings);
    },
    async stop() {
      await end(child);
      await rm(data, { recursive: true, force: true });
    },
  };
}

function environmentFor(port: number, data: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    PORT: String(port),
    DATA_DIR: data,
    ADMIN_EMAIL: credentials.email,
    ADMIN_PASSWORD: credentials.password,
    LOG_LEVEL: 'warn',
    LIMITS_OFF: '1',
    NODE_ENV: 'production',
  };
}

/** Keeps the last of what a server says: it explains a start that failed. */
function listen(child: ChildProcess): () => string {
  let said = '';
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-10_000);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return () => said;
}

async function ready(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not start:\n${said()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 12_000);
  await exited;
  clearTimeout(patience);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
