import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Contestant } from './dialect.ts';
import type { Order, Outcome, Task } from './load-process.ts';
import type { Phase } from './load-phases.ts';
import { memoryOf } from './process-usage.ts';
import type { Findings, Turn } from './report.ts';
import { credentials, startServer, type ServerProcess } from './server-process.ts';

/** How much to measure. */
export interface Extent {
  /** How often each server has its turn. */
  readonly rounds: number;
  readonly conversations: number;
  readonly warm_up_seconds: number;
  /** For each rate, before it is measured. */
  readonly settle_seconds: number;
  readonly phase_seconds: number;
  readonly idle_connections: number;
}

/** Told what happens next; the whole takes minutes. */
export type Progress = (sentence: string) => void;

/** Measures reference and product in turns, then what idle connections weigh. Only one server runs at a time. */
export async function runBench(extent: Extent, tell: Progress): Promise<Findings> {
  const turns: Turn[] = [];
  for (let round = 1; round <= extent.rounds; round += 1) {
    for (const contestant of ['reference', 'product'] as const) {
      tell(`round ${round} of ${extent.rounds}: ${contestant}`);
      turns.push(await takeTurn(contestant, extent));
    }
  }
  tell(`${extent.idle_connections} idle connections: bare socket.io`);
  const bare = await weighConnection('bare', extent.idle_connections);
  tell(`${extent.idle_connections} idle connections: product`);
  const product = await weighConnection('product', extent.idle_connections);
  return { turns, bytes_per_connection: { bare, product } };
}

async function takeTurn(contestant: Turn['contestant'], extent: Extent): Promise<Turn> {
  const server = await startServer(contestant);
  try {
    const phases = phasesOf(extent);
    const task: Task = { kind: 'load', conversations: extent.conversations, phases };
    const [, saturated, , calm, , busy] = await orderLoad(server, task);
    if (saturated === undefined || calm === undefined || busy === undefined)
      throw new Error('a phase is missing');
    return { contestant, saturated, calm, busy };
  } finally {
    await server.stop();
  }
}

/**
 * Each kind of load once to warm up and once to measure: a server at work for days has compiled what it runs, and what it
 * runs is not the same at each rate. The first warm-up also begins every conversation, which costs more than what
 * follows.
 */
function phasesOf({ warm_up_seconds, settle_seconds, phase_seconds }: Extent): readonly Phase[] {
  const saturated = (seconds: number): Phase => ({ kind: 'saturated', in_flight: 200, seconds });
  const paced = (per_second: number, seconds: number): Phase => {
    return { kind: 'paced', per_second, seconds };
  };
  return [
    saturated(warm_up_seconds),
    saturated(phase_seconds),
    paced(500, settle_seconds),
    paced(500, phase_seconds),
    paced(2_000, settle_seconds),
    paced(2_000, phase_seconds),
  ];
}

/**
 * Bytes of memory for each of so many idle connections, without garbage: the slope beyond the first thousand, so
 * that code and caches that those bring in are not charged to the rest; and after a restart, so that nothing is left of
 * making the visitors' sessions, in whose place a connection could sit for free.
 */
async function weighConnection(contestant: Contestant, connections: number): Promise<number> {
  let server = await startServer(contestant, { inspect: true });
  const generator = startGenerator();
  const goOn = (): Promise<Outcome> => {
    generator.send('go on');
    return answerOf(generator);
  };
  try {
    await order(generator, server, { kind: 'idle', connections });
    server = await server.restart();
    await goOn();
    const few = await weigh(server);
    await goOn();
    return ((await weigh(server)) - few) / connections;
  } finally {
    generator.kill();
    await server.stop();
  }
}

async function weigh(server: ServerProcess): Promise<number> {
  // Twice, because what the first pass finalises only the second frees.
  await server.collectGarbage();
  await server.collectGarbage();
  return memoryOf(server.pid);
}

async function orderLoad(server: ServerProcess, task: Task): Promise<Outcome> {
  const generator = startGenerator();
  try {
    return await order(generator, server, task);
  } finally {
    generator.kill();
  }
}

function startGenerator(): ChildProcess {
  return fork(join(import.meta.dirname, 'load-process.ts'), {
    execArgv: [],
    serialization: 'advanced',
  });
}

function order(generator: ChildProcess, server: ServerProcess, task: Task): Promise<Outcome> {
  const { contestant, port, pid } = server;
  generator.send({ contestant, port, pid, credentials, task } satisfies Order);
  return answerOf(generator);
}

async function answerOf(generator: ChildProcess): Promise<Outcome> {
  const died = once(generator, 'exit').then(() => {
    throw new Error('the load generator gave up; its reason stands above');
  });
  died.catch(() => {});
  const [outcome] = (await Promise.race([once(generator, 'message'), died])) as [Outcome];
  return outcome;
}
