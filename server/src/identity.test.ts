import { accessPaths, limits } from '@porchlight/protocol';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from './domain/store.ts';
import { newId, openVisitorSession, post, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
let secret: string;
let moves: 'work' | 'fail' = 'work';
let ahead_ms = 0;

beforeAll(async () => {
  server = await startServer({ wrap: withMoves, ahead_ms: () => ahead_ms });
  const agent = await server.agent();
  const { inboxes } = await agent.asks('inbox.list', {});
  const [{ id: inbox_id, name }] = inboxes;
  ({ secret } = await agent.asks('inbox.renew_secret', { command_id: newId(), inbox_id }));
  const identity = { on: true, algorithm: 'HS256', public_key: null } as const;
  await agent.asks('inbox.update', { command_id: newId(), inbox_id, name, identity });
});
afterAll(() => server.stop());

/** A store in which, as if the server died just then, conversations don't come to move. */
function withMoves(store: Store): Store {
  const unmoved: Store['identities']['unmoved'] = async (contact_id, limit) => {
    if (moves === 'fail') throw new Error('killed');
    return store.identities.unmoved(contact_id, limit);
  };
  return { ...store, identities: { ...store.identities, unmoved } };
}

function sign(sub: string, more: object = {}): Promise<string> {
  const now_s = Math.floor(Date.now() / 1_000);
  return new SignJWT({ sub, jti: newId(), iat: now_s, exp: now_s + 300, ...more })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}

async function identify(token: string, identity_token: string) {
  const headers = { authorization: `Bearer ${token}` };
  return post(`${server.url}${accessPaths.identify}`, { identity_token }, headers);
}

const contactOf = async (conversation_id: string) => {
  const [row] = await server.store.read.conversations([conversation_id]);
  return row?.conversation.contact_id;
};

async function begins(visitor: Person, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  for (const id of ids) await visitor.says(id, 'Hello');
  return ids;
}

it('[VI4] moves the newest conversations before it answers, and the rest soon after', async () => {
  const visitor = await server.visitor();
  const ids = await begins(visitor, limits.moves + 2);
  const { body } = await identify(visitor.token, await sign('mia'));
  for (const id of ids.slice(-limits.moves)) expect(await contactOf(id)).toBe(body.me.id);
  await expect
    .poll(() => Promise.all(ids.slice(0, 2).map(contactOf)))
    .toEqual([body.me.id, body.me.id]);
});

it('[VI4] what a crash leaves behind moves when the person identifies again, anywhere', async () => {
  const visitor = await server.visitor();
  const [conversation_id = ''] = await begins(visitor, 1);
  moves = 'fail';
  expect((await identify(visitor.token, await sign('noor'))).status).toBe(500);
  expect(await contactOf(conversation_id)).toBe(visitor.id);
  moves = 'work';
  const { body } = await identify((await server.visitor()).token, await sign('noor'));
  expect(await contactOf(conversation_id)).toBe(body.me.id);
});

it('[VI4] ends every session that the stranger had, and none of the person’s', async () => {
  const [one, person] = [await server.visitor(), await server.visitor()];
  const { body: mine } = await identify(person.token, await sign('zoe'));
  const phone = await server.visitor(mine.token);
  const twin = await server.visitor(one.token);
  expect((await identify(one.token, await sign('zoe'))).body.me).toEqual(mine.me);
  expect(await twin.sees('closing')).toMatchObject({ error: { code: 'session_expired' } });
  expect(phone.connected()).toBe(true);
});

it('[VI2] forgets tokens whose time is over, some whenever one comes', async () => {
  const now_s = Math.floor(Date.now() / 1_000);
  const jti = newId();
  const nearly = { jti, exp: now_s - limits.identity_leeway_s + 2 };
  const { body } = await identify((await server.visitor()).token, await sign('ida', nearly));
  expect(body.ok).toBe(true);
  const stolen = await server.visitor();
  const again = await identify(stolen.token, await sign('ida', { ...nearly, exp: now_s + 300 }));
  expect(again.body.code).toBe('identity_expired');
  ahead_ms = 2_100;
  await identify((await server.visitor()).token, await sign('ida'));
  const reused = await identify(stolen.token, await sign('ida', { jti }));
  expect(reused.body.ok).toBe(true);
});

it('[VI1] says why in one line of its log, never in the answer, and never with the token', async () => {
  const { token } = await server.visitor();
  const lines = server.log.length;
  const forged = `${await sign('mia')}x`;
  const { status, body } = await identify(token, forged);
  expect([status, body.code, body.detail]).toEqual([
    403,
    'identity_refused',
    'no identity token of this inbox',
  ]);
  const news = server.log.slice(lines).filter(({ line }) => line.includes('identity'));
  expect(news).toHaveLength(1);
  expect(news[0]?.fields).toMatchObject({
    code: 'identity_refused',
    reason: expect.stringContaining('signature'),
  });
  expect(JSON.stringify(server.log)).not.toContain(forged.slice(-20));
});

it('[VI3] knows nobody by a session that is none', async () => {
  const { body } = await openVisitorSession(server.url, server.key);
  expect((await identify(body.token, '')).body.code).toBe('identity_refused');
  expect((await identify('nobody', await sign('mia'))).status).toBe(401);
});
