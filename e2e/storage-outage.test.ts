import { timelineOf } from '@porchlight/client';
import { createIdSource } from '@porchlight/protocol';
import { createNode, findSmallDisk, type OwnNode } from '@porchlight/server/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPerson, type Person } from './storm/people/person.ts';
import { admin, furnish, type LetIn } from './storm/servers/house.ts';

const disk = await findSmallDisk();
const newId = createIdSource(Date.now, Math.random);
const patience = { timeout: 60_000, interval: 50 };

function arriving({ name, id, token }: LetIn, kind: 'agent' | 'visitor', url: string): Person {
  const renew = () => Promise.resolve(true);
  return createPerson({ name, party: { kind, id }, token, url, seed: 1, era: () => 1, renew });
}

describe.skipIf(disk === null)('a disk that is full', { timeout: 120_000 }, () => {
  let node: OwnNode;
  let [visitor, agent] = [] as unknown as [Person, Person];
  const conversation_id = newId();

  beforeEach(async () => {
    node = await createNode({
      DATA_DIR: `${disk?.path}/data`,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      LIMITS_OFF: '1',
    });
    await node.start();
    const { agents, visitors } = await furnish(node.url, { agents: 1, visitors: 1 });
    visitor = arriving(visitors[0] as LetIn, 'visitor', node.url);
    agent = arriving(agents[0] as LetIn, 'agent', node.url);
    await Promise.all([visitor.arrives(), agent.arrives()]);
  }, 60_000);
  afterEach(async () => {
    await node.remove();
    visitor.leaves();
    agent.leaves();
  });
  afterAll(() => disk?.remove());

  const ready = async () => (await fetch(`${node.url}/readyz`)).status;
  const waiting = ({ client }: Person) => client().getState().outbox.length;
  const read = ({ client }: Person) =>
    timelineOf(client().getState(), conversation_id).flatMap((line) =>
      line.kind === 'message' ? [line.message.text] : [],
    );

  it('[WR4] holds words back in the outbox, and they go out without a hand when there is room', async () => {
    await visitor.says(conversation_id, 'before');
    await expect.poll(() => waiting(visitor), patience).toBe(0);
    await disk?.fill();
    const lines = Array.from({ length: 30 }, (_, index) => `${index} ${'x'.repeat(9_000)}`);
    for (const line of lines) await visitor.says(conversation_id, line);
    await expect.poll(ready, patience).toBe(503);
    expect(waiting(visitor)).toBeGreaterThan(0);
    await disk?.relieve();
    await expect.poll(() => waiting(visitor), patience).toBe(0);
    await expect.poll(() => read(agent), patience).toEqual(['before', ...lines]);
    expect(read(visitor)).toEqual(['before', ...lines]);
    await expect.poll(ready, patience).toBe(200);
  });
});
