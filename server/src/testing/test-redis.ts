import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';
import { findNeeded } from './required.ts';

/** A Redis server of the tests' own, which can be treated badly. It keeps its address. */
export interface TestRedis {
  readonly url: string;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again, empty. */
  start(): Promise<void>;
  /** It keeps its connections and answers nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Makes a Redis server that runs, or prints SKIPPED and gives null; rejects where REQUIRE names `redis`. */
export async function findTestRedis(): Promise<TestRedis | null> {
  return findNeeded('redis', 'Install it: apt-get install redis-server.', async () => {
    const redis = await createTestRedis();
    await redis.start();
    return redis;
  });
}

/** A Redis server on a free port that does not run yet, and keeps nothing on the disk. */
export async function createTestRedis(): Promise<TestRedis> {
  const port = await freePort();
  let running: ChildProcess | null = null;
  const kill = async () => {
    const child = running;
    running = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start: async () => {
      running = await launch(port);
    },
    freeze: () => running?.kill('SIGSTOP'),
    thaw: () => running?.kill('SIGCONT'),
    stop: kill,
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
  await Promise.race([ready, failed]);
  return child;
}
