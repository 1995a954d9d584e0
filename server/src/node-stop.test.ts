import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAgent, createVisitor, newId } from './test/people.ts';
import { findTestPostgres } from './testing/test-postgres.ts';
import { findTestRedis } from './testing/test-redis.ts';
import { startTwoNodes, type TwoNodes } from './testing/two-nodes.ts';

const postgres = await findTestPostgres();
const redis = await findTestRedis();
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
});

describe.skipIf(postgres === null || redis === null)('one of two nodes', () => {
  let house: TwoNodes;
  beforeEach(async () => {
    if (postgres !== null) house = await startTwoNodes(postgres, redis);
  });
  afterEach(() => house.close());

  it('[HS4] says goodbye to people and nodes, also while Redis is frozen, and ends with 0', async () => {
    const [one, two] = house.nodes;
    const visitor = await createVisitor(one.url, house.inbox_key);
    const agent = await createAgent(two.url, house.admin);
    await visitor.says(newId(), 'Hello');
    await agent.reads('Hello');
    const stopped = one.end();
    expect((await visitor.sees('closing')).error.code).toBe('shutting_down');
    expect(await stopped).toBe(0);
    await agent.sees('presence', ({ party, availability }) => {
      return party.id === visitor.id && availability === 'offline';
    });
    redis?.freeze();
    expect(await two.end()).toBe(0);
    redis?.thaw();
  });

  it('[WR1] is killed: its people go on at the other, with everything that was acknowledged', async () => {
    const [one, two] = house.nodes;
    const visitor = await createVisitor(one.url, house.inbox_key);
    const conversation_id = newId();
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    for (const line of lines) await visitor.says(conversation_id, line);
    await one.kill();
    const again = await createVisitor(two.url, house.inbox_key, visitor.token);
    expect(again.id).toBe(visitor.id);
    const { events } = await again.asks('conversation.snapshot', { conversation_id });
    const told = events.flatMap((event: { data: { message?: { text: string } } }) =>
      event.data.message === undefined ? [] : [event.data.message.text],
    );
    expect(told).toEqual(lines);
    const answer = await again.says(conversation_id, 'and on');
    expect(answer.seq).toBe(lines.length + 2);
    again.leaves();
  });
});
