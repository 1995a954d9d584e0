import { limits, type Id, type ReceiptClaim } from '@porchlight/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageError, type Store } from './domain/store.ts';
import { newId, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function begins(visitor: Person): Promise<Id> {
  const conversation_id = newId();
  await visitor.says(conversation_id, 'Hello');
  return conversation_id;
}

function delivered(conversation_id: Id, up_to_seq = 2): ReceiptClaim {
  return { conversation_id, kind: 'delivered', up_to_seq };
}

function seesStep(visitor: Person, { conversation_id, kind, up_to_seq }: ReceiptClaim) {
  const wanted = { conversation_id, kind, up_to_seq };
  return visitor.sees('durable', ({ receipt }) =>
    Object.entries(wanted).every(([field, value]) => receipt?.[field] === value),
  );
}

describe('many claims in one frame', () => {
  it('[RC9] are judged each alone, and the refused are named', async () => {
    const [agent, visitor] = [await server.agent(), await server.visitor()];
    const [first, second] = [await begins(visitor), await begins(visitor)];
    const nowhere = newId();
    const answer = await agent.asks('receipt.claim_many', {
      claims: [
        delivered(first),
        delivered(nowhere),
        { conversation_id: second, kind: 'read', up_to_seq: 7 },
        { conversation_id: second, kind: 'read', up_to_seq: 2 },
        delivered(second),
      ],
    });
    expect(answer).toEqual({
      ok: true,
      refused: [
        {
          conversation_id: nowhere,
          kind: 'delivered',
          error: expect.objectContaining({ code: 'not_found', retry: 'never' }),
        },
        {
          conversation_id: second,
          kind: 'read',
          error: expect.objectContaining({ code: 'above_head', retry: 'never' }),
        },
      ],
    });
    await seesStep(visitor, delivered(first));
    await seesStep(visitor, { conversation_id: second, kind: 'read', up_to_seq: 2 });
    expect(server.log).toContainEqual({
      level: 'info',
      line: 'claims refused',
      fields: { codes: ['not_found', 'above_head'], count: 2, kind: 'agent', id: agent.id },
    });
  });

  it("[RC9][ER4] tell a visitor no more of somebody else's than of nobody's", async () => {
    const [visitor, stranger] = [await server.visitor(), await server.visitor()];
    const [theirs, nobodys] = [await begins(visitor), newId()];
    const { refused } = await stranger.asks('receipt.claim_many', {
      claims: [delivered(theirs), delivered(nobodys)],
    });
    expect(refused.map(({ conversation_id }: ReceiptClaim) => conversation_id)).toEqual([
      theirs,
      nobodys,
    ]);
    expect(refused[0].error).toEqual(refused[1].error);
  });

  it('[RC9] write a claim that comes twice in a frame once', async () => {
    const [agent, visitor] = [await server.agent(), await server.visitor()];
    const conversation_id = await begins(visitor);
    const claims = Array.from({ length: limits.claims }, () => delivered(conversation_id));
    expect(await agent.asks('receipt.claim_many', { claims })).toEqual({ ok: true, refused: [] });
    const { steps } = await agent.asks('conversation.snapshot', { conversation_id });
    expect(steps).toHaveLength(1);
  });

  it('[RC9] are storage_unavailable together where one was not taken, and may be repeated', async () => {
    let lost = 0;
    const wrap = (store: Store): Store => ({
      ...store,
      commands(works) {
        lost -= 1;
        return lost === 0 ? Promise.reject(new StorageError('disk full')) : store.commands(works);
      },
    });
    const house = await startServer({ wrap });
    const [agent, visitor] = [await house.agent(), await house.visitor()];
    const [first, second] = [await begins(visitor), await begins(visitor)];
    const batch = { claims: [delivered(first), delivered(second)] };
    lost = 1;
    expect(await agent.asks('receipt.claim_many', batch)).toMatchObject({
      ok: false,
      error: { code: 'storage_unavailable', retry: 'later' },
    });
    expect(await agent.asks('receipt.claim_many', batch)).toEqual({ ok: true, refused: [] });
    await seesStep(visitor, delivered(first));
    await seesStep(visitor, delivered(second));
    await house.stop();
  });

  it('[RC9] count as many commands, and the largest goes through when its time has come', async () => {
    const stopped_ms = Date.now();
    let passed_ms = 0;
    // Time stands still but where the test moves it, so that slow machines don't come off lightly.
    const now = () => stopped_ms + passed_ms;
    const house = await startServer({ config: { limits_on: true }, now });
    const visitor = await house.visitor();
    const conversation_id = await begins(visitor);
    const claims = Array.from({ length: limits.claims }, () => delivered(conversation_id));
    const asks = () => visitor.asks('receipt.claim_many', { claims });
    expect(await asks()).toEqual({ ok: true, refused: [] });
    const { error } = await asks();
    expect(error).toMatchObject({ code: 'rate_limited', retry: 'later' });
    passed_ms = error.retry_after_ms - 50;
    expect(await asks()).toMatchObject({ error: { code: 'rate_limited', retry_after_ms: 50 } });
    passed_ms += 50;
    expect(await asks()).toEqual({ ok: true, refused: [] });
    await house.stop();
  });
});
