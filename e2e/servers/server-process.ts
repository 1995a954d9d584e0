import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** The repository. */
export const root = join(import.meta.dirname, '../..');

/** A program of ours that serves HTTP, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Starts it; resolves when `/readyz` answers, rejects with what it said when it ends before. */
  readonly start: () => Promise<void>;
  /** Ends it by SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** What to start. */
export interface Program {
  /** From the repository's root. */
  readonly main: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A program on a free port, which it keeps through restarts. */
export async function createServerProcess(program: Program): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  return {
    url,
    async start() {
      const started = launch(program, port);
      child = started.child;
      await untilReady(url, started);
    },
    async kill() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      child.removeAllListeners('exit');
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

interface Launched {
  readonly child: ChildProcess;
  readonly said: () => string;
}

function launch({ main, args = [], env }: Program, port: number): Launched {
  const child = spawn(process.execPath, [join(root, main), ...args], {
    cwd: root,
    env: { ...process.env, ...env, PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (words: Buffer) => {
    said = `${said}${words.toString()}`.slice(-10_000);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.once('exit', (code, signal) => {
    console.error(`${main} ended by itself, ${signal ?? `code ${code}`}: ${said}`);
  });
  return { child, said: () => said };
}

async function untilReady(url: string, { child, said }: Launched): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${said()}`);
    if (Date.now() > end) throw new Error(`The server is not ready after 20 s: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
