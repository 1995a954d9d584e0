import { createIdSource } from '@porchlight/protocol';
import { setTimeout as pause } from 'node:timers/promises';
import { spreadOf, type Spread } from '../bench/percentiles.ts';
import { gatherCrowd } from './crowd.ts';
import type { Person } from './people/person.ts';
import { admin, furnish } from './servers/house.ts';
import { createNodeProcess } from './servers/node-process.ts';
import { openPostgresBacking } from './servers/postgres-backing.ts';

/** How long a message takes from the visitor's send on one node to the agent's screen on the other. Milliseconds. */
export interface Latency {
  readonly redis: boolean;
  readonly messages: number;
  readonly seen_ms: Spread;
}

const newId = createIdSource(Date.now, Math.random);

/** Sends so many messages, one after another, from one node to the other, with Redis as the doorbell or without. */
export async function measureLatency(messages: number, redis: boolean): Promise<Latency> {
  const backing = await openPostgresBacking({ redis });
  const env = {
    ...backing.env,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    LOG_LEVEL: 'warn',
  };
  const nodes = [await createNodeProcess(env), await createNodeProcess(env)];
  try {
    for (const node of nodes) await node.start();
    const urls = nodes.map(({ url }) => url);
    const people = await furnish(urls[0] ?? '', { agents: 1, visitors: 2 });
    // People are spread over the nodes in turn, so the second visitor is on the other node than the agent.
    const crowd = gatherCrowd({ seed: 1, ...people, urls, era: () => 0 });
    await crowd.arrive();
    const [agent, , visitor] = crowd.people;
    if (agent === undefined || visitor === undefined) throw new Error('somebody is missing');
    const times = await talk(visitor, agent, messages);
    crowd.leave();
    return { redis, messages, seen_ms: spreadOf(times) };
  } finally {
    await Promise.all(nodes.map((node) => node.kill()));
    await backing.close();
  }
}

async function talk(visitor: Person, agent: Person, messages: number): Promise<readonly number[]> {
  const conversation_id = newId();
  const times: number[] = [];
  for (let nr = -5; nr < messages; nr += 1) {
    const began = performance.now();
    await visitor.says(conversation_id, `line ${nr}`);
    while (!hasSeen(agent, conversation_id, `line ${nr}`)) await pause(1);
    // The first ones warm up.
    if (nr >= 0) times.push(performance.now() - began);
    // Not in step with any clock of the server's.
    await pause(Math.random() * 100);
  }
  return times;
}

function hasSeen({ client }: Person, conversation_id: string, text: string): boolean {
  const last = client().getState().logs[conversation_id]?.entries.at(-1);
  return last?.kind === 'message' && last.message.text === text;
}
