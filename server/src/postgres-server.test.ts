import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from './test/people.ts';
import { startServer } from './test/start-server.ts';
import { expectNothingLostInStorm } from './test/sync-storm.ts';
import { startTestPostgres, type TestPostgres } from './testing/test-postgres.ts';

const required = (process.env['REQUIRE'] ?? '').split(',').includes('postgres');
let postgres: TestPostgres | null = null;

beforeAll(async () => {
  postgres = await startTestPostgres().catch((error: unknown) => {
    if (required) throw error;
    console.log(
      `SKIPPED the server on Postgres: ${String(error)}. Install again with its binaries.`,
    );
    return null;
  });
});
afterAll(() => postgres?.stop());

describe('on Postgres', () => {
  it('a conversation goes both ways, with its receipts', async ({ skip }) => {
    if (postgres === null) return skip();
    const house = await startServer({ database_url: await postgres.createDatabase() });
    const [visitor, agent] = [await house.visitor(), await house.agent()];
    const conversation_id = newId();
    await visitor.says(conversation_id, 'Good morning');
    await agent.reads('Good morning');
    await agent.asks('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 2 });
    await agent.says(conversation_id, 'Good morning to you');
    await visitor.reads('Good morning to you');
    const { receipt } = await visitor.sees('durable', (frame) => frame.receipt !== undefined);
    expect(receipt).toMatchObject({ kind: 'read', up_to_seq: 2 });
    await house.stop();
  });

  it('[FD5] under a storm of sends nothing is missed, nothing comes twice', async ({ skip }) => {
    if (postgres === null) return skip();
    const house = await startServer({ database_url: await postgres.createDatabase() });
    await expectNothingLostInStorm(house);
    await house.stop();
  });
});
