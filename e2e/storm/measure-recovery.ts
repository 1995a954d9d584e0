import type { ChatState } from '@porchlight/client';
import { setTimeout as pause } from 'node:timers/promises';
import { spreadOf, type Spread } from '../bench/percentiles.ts';
import { openScene, type Scene } from './scene.ts';
import { shortStorm } from './storm-options.ts';

/** How people come back after the server was killed and started again. Milliseconds from when it was ready. */
export interface Recovery {
  readonly clients: number;
  /** How long nobody could be served. */
  readonly down_ms: number;
  readonly back_ms: Spread;
  readonly last_ms: number;
  /** The most connections that began within one second. */
  readonly peak_per_s: number;
}

/** How long it may take until everybody is back, in milliseconds. */
const patience_ms = 60_000;

/** Connects so many visitors, kills the server, starts it again, and watches everybody come back. */
export async function measureRecovery(clients: number): Promise<Recovery> {
  const scene = await openScene({ ...shortStorm, visitors: clients, agents: 1 });
  try {
    await scene.crowd.arrive();
    await Promise.all(scene.crowd.people.map(({ states }) => untilLive(states)));
    return await watch(scene);
  } finally {
    await scene.close();
  }
}

async function watch({ nodes, proxies, crowd }: Scene): Promise<Recovery> {
  const [node, proxy] = [nodes[0], proxies[0]];
  if (node === undefined || proxy === undefined) throw new Error('there is no server');
  const killed_at = performance.now();
  const before = proxy.connected_at.length;
  await node.kill();
  await node.start();
  const ready_at = performance.now();
  const back = await Promise.all(crowd.people.map(({ states }) => untilLive(states)));
  const times = back.map((at) => Math.max(0, at - ready_at));
  return {
    clients: crowd.people.length,
    down_ms: ready_at - killed_at,
    back_ms: spreadOf(times),
    last_ms: Math.max(...times),
    peak_per_s: peak(proxy.connected_at.slice(before)),
  };
}

/** Resolves with the moment in which somebody was connected and up to date. */
async function untilLive(states: () => readonly ChatState[]): Promise<number> {
  const deadline = performance.now() + patience_ms;
  while (!states().every(({ connection }) => connection.kind === 'live')) {
    if (performance.now() > deadline) throw new Error('somebody never came back');
    await pause(20);
  }
  return performance.now();
}

function peak(moments: readonly number[]): number {
  return Math.max(
    0,
    ...moments.map((from) => moments.filter((at) => at >= from && at < from + 1_000).length),
  );
}
