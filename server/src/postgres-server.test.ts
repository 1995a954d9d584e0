import { afterAll, describe, expect, it } from 'vitest';
import { newId } from './test/people.ts';
import { startServer } from './test/start-server.ts';
import { expectNothingLostInStorm } from './test/sync-storm.ts';
import { findTestPostgres } from './testing/test-postgres.ts';

const postgres = await findTestPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)('on Postgres', () => {
  const house = async () => startServer({ database_url: (await postgres?.createDatabase()) ?? '' });

  it('a conversation goes both ways, with its receipts', async () => {
    const server = await house();
    const [visitor, agent] = [await server.visitor(), await server.agent()];
    const conversation_id = newId();
    await visitor.says(conversation_id, 'Good morning');
    await agent.reads('Good morning');
    await agent.asks('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 2 });
    await agent.says(conversation_id, 'Good morning to you');
    await visitor.reads('Good morning to you');
    const { receipt } = await visitor.sees('durable', (frame) => frame.receipt !== undefined);
    expect(receipt).toMatchObject({ kind: 'read', up_to_seq: 2 });
    await server.stop();
  });

  it('[RC9] a hundred claims in one frame are all taken, each in its own transaction', async () => {
    const server = await house();
    const [visitor, agent] = [await server.visitor(), await server.agent()];
    const conversations = Array.from({ length: 25 }, newId);
    for (const id of conversations) await visitor.says(id, 'Good morning');
    const claims = ['delivered', 'read', 'read', 'delivered'].flatMap((kind) =>
      conversations.map((conversation_id) => ({
        conversation_id,
        kind: kind as 'delivered' | 'read',
        up_to_seq: 2,
      })),
    );
    expect(await agent.asks('receipt.claim_many', { claims })).toEqual({ ok: true, refused: [] });
    for (const conversation_id of conversations) {
      const { conversation } = await agent.asks('conversation.snapshot', { conversation_id });
      expect(conversation).toMatchObject({ agent_read_seq: 2, agent_delivered_seq: 2 });
    }
    await server.stop();
  });

  it('[FD5] under a storm of sends nothing is missed, nothing comes twice', async () => {
    const server = await house();
    await expectNothingLostInStorm(server);
    await server.stop();
  });
});
