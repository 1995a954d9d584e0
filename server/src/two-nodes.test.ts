import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, getJson, newId, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';
import { findTestPostgres } from './testing/test-postgres.ts';
import { findTestRedis } from './testing/test-redis.ts';

const postgres = await findTestPostgres();
const redis = await findTestRedis();
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
});

/** Two nodes in this process, over one new database. */
async function openNodes(config: object = {}): Promise<readonly [TestServer, TestServer]> {
  const database_url = (await postgres?.createDatabase()) ?? '';
  const open = () => startServer({ database_url, config: { redis_url: redis?.url, ...config } });
  return [await open(), await open()];
}

const bells = async ({ url }: TestServer): Promise<string> =>
  (await fetch(`${url}/metrics`)).text();

/** Resolves when the node hears others through Redis, or (`false`) when it has noticed that it does not. */
async function untilBell(node: TestServer, works = true): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    if ((await bells(node)).includes(`porchlight_doorbell_ok ${works ? 1 : 0}`)) return;
    await pass(25);
  }
  throw new Error('the doorbell never changed');
}

describe.skipIf(postgres === null || redis === null)('two nodes', () => {
  let nodes: readonly [TestServer, TestServer];
  let [visitor, agent] = [] as unknown as [Person, Person];
  beforeEach(async () => {
    nodes = await openNodes();
    await Promise.all(nodes.map((node) => untilBell(node)));
    visitor = await nodes[0].visitor();
    agent = await nodes[1].agent();
  });
  afterEach(() => Promise.all(nodes.map((node) => node.stop())));

  it('[ND1] what is committed at one rings at the other, and is told there', async () => {
    for (const text of ['One', 'Two', 'Three']) {
      await visitor.says(newId(), text);
      await agent.reads(text);
    }
    expect(await bells(nodes[0])).toMatch(/rings_total\{way="sent"\} [1-9]/);
    expect(await bells(nodes[1])).toMatch(/rings_total\{way="heard"\} [1-9]/);
  });

  it('[ND2] typing is seen across nodes, and ends with its author’s line', async () => {
    const { conversation_id: id } = await begun();
    await visitor.asks('typing.set', { conversation_id: id, typing: true });
    expect(await agent.sees('typing', ({ typing }) => typing)).toMatchObject({
      conversation_id: id,
      actor: { kind: 'visitor', id: visitor.id },
    });
    await agent.asks('typing.set', { conversation_id: id, typing: true });
    const { agent: profile } = await visitor.sees('typing', ({ actor }) => actor.id === agent.id);
    expect(profile).toMatchObject({ id: agent.id });
    visitor.leaves();
    await agent.sees('typing', ({ actor, typing }) => actor.id === visitor.id && !typing);
  });

  it('[AU2] a note’s typing stays among agents, also across nodes', async () => {
    const { conversation_id: id } = await begun();
    const elsewhere = await nodes[0].agent();
    await agent.asks('typing.set', { conversation_id: id, typing: true, internal: true });
    await agent.asks('typing.set', { conversation_id: id, typing: true });
    await visitor.sees('typing', ({ actor }) => actor.id === agent.id);
    const heard = visitor.frames.filter(({ name }) => name === 'typing');
    expect(heard).toHaveLength(1);
    elsewhere.leaves();
  });

  it('[ND3] presence is one, whatever the node', async () => {
    const visiting = { party: { kind: 'visitor', id: visitor.id }, availability: 'online' };
    expect(agent.frames[0]?.payload.presence).toContainEqual(visiting);
    await visitor.sees('presence', ({ party, availability }) => {
      return party.id === agent.id && availability === 'online';
    });
    // Somebody who comes later is told in the welcome.
    const late = await nodes[0].visitor();
    expect(late.frames[0]?.payload.agents).toMatchObject([{ id: agent.id }]);
    const config = `${nodes[0].url}/api/v2/widget/config?inbox=${nodes[0].key}`;
    expect(await getJson(config)).toMatchObject({ online: true });
    // By HTTP, at the node that has none of the session's devices.
    await fetch(`${nodes[0].url}/api/v2/presence`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${agent.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ availability: 'away' }),
    });
    await visitor.sees('presence', ({ availability }) => availability === 'away');
    agent.leaves();
    await visitor.sees('presence', ({ availability }) => availability === 'offline');
  });

  it('[HS3] a session that is revoked at one ends at the other within a second', async () => {
    const twin = await connect(nodes[0].url, '/agent', agent.token);
    const began_ms = performance.now();
    await fetch(`${nodes[0].url}/api/v2/sessions/current`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${agent.token}` },
    });
    for (const device of [twin, agent]) {
      expect((await device.sees('closing')).error.code).toBe('session_expired');
    }
    expect(performance.now() - began_ms).toBeLessThan(1_000);
  });

  it('[ID1] the same command at both at once is one event and one answer', async () => {
    const { conversation_id: id } = await begun();
    const both = await connect(nodes[1].url, '/visitor', visitor.token);
    for (let turn = 0; turn < 20; turn += 1) {
      const message = { id: newId(), conversation_id: id, text: `turn ${turn}` };
      const sends = [visitor, both, visitor].map((one) => one.asks('message.send', message));
      const answers = await Promise.all(sends);
      for (const answer of answers) expect(answer).toEqual({ ...answers[0], ok: true });
      expect(answers[0].seq).toBe(turn + 3);
    }
    both.leaves();
  });

  async function begun(): Promise<{ conversation_id: string }> {
    const id = newId();
    await visitor.says(id, 'Hello');
    await agent.reads('Hello');
    return { conversation_id: id };
  }
});
