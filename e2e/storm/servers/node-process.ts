import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** One node of the product in a process of its own, to be ill-treated. */
export interface NodeProcess {
  readonly port: number;
  readonly url: string;
  readonly pid: () => number | undefined;
  readonly start: () => Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Somebody else is about to kill it: its end is no crash. */
  readonly expectDeath: () => void;
  /** SIGSTOP for so long, then SIGCONT. */
  readonly freeze: (ms: number) => Promise<void>;
  /** The last of what it said. */
  readonly said: () => string;
  /** How often it ended without having been killed from here: a crash. */
  readonly crashes: () => number;
}

const main = join(import.meta.dirname, '../../../server/src/main.ts');

/** How long a start may take, in milliseconds: a database may be recovering. */
const patience_ms = 60_000;

/** A node on a free port, which it keeps. */
export async function createNodeProcess(
  env: Readonly<Record<string, string>>,
): Promise<NodeProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let said = '';
  let killed = false;
  let crashes = 0;

  // Also where the storm is broken off.
  process.on('exit', () => child?.kill('SIGKILL'));

  const running = (): boolean => child?.exitCode === null && child.signalCode === null;

  function launch(): void {
    killed = false;
    child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], ...env, PORT: String(port), LIMITS_OFF: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (words: Buffer): void => {
      said = (said + words.toString()).slice(-20_000);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      if (!killed) crashes += 1;
    });
  }

  async function untilReady(): Promise<void> {
    const deadline = Date.now() + patience_ms;
    while (!(await isReady(url))) {
      // It may be the database's fault, or the disk's: then it is started again, as any supervisor would.
      if (!running()) launch();
      if (Date.now() > deadline) throw new Error(`the server does not start: ${said}`);
      await pause(25);
    }
  }

  return {
    port,
    url,
    pid: () => (running() ? child?.pid : undefined),
    async start() {
      launch();
      await untilReady();
    },
    async kill() {
      killed = true;
      if (child === undefined || !running()) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    expectDeath: () => {
      killed = true;
    },
    async freeze(ms) {
      child?.kill('SIGSTOP');
      await pause(ms);
      child?.kill('SIGCONT');
    },
    said: () => said,
    crashes: () => crashes,
  };
}

async function isReady(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000);
  return fetch(`${url}/readyz`, { signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** A port where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
