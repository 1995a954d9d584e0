import { afterAll, describe, expect, it } from 'vitest';
import { StorageError } from './domain/store.ts';
import { newId, noContext, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';
import { findTestPostgres } from './testing/test-postgres.ts';

const postgres = await findTestPostgres();
afterAll(() => postgres?.stop());

const nul = 'a\u0000b';
const far = Number.MAX_SAFE_INTEGER;

/** Whether the database is said to work after a call, and the call's status. */
async function call(
  { url }: TestServer,
  path: string,
  body?: object,
  token = '',
): Promise<{ status: number; ready: number }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const wish = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const { status } = await fetch(url + path, { ...wish, headers });
  return { status, ready: (await fetch(`${url}/readyz`)).status };
}

/** What strangers may ask. */
async function strangersAsk(server: TestServer): Promise<void> {
  const session = { inbox_key: nul, origin: 'https://a.example', context: noContext };
  for (const [path, body, status] of [
    ['/api/v2/sessions', { email: nul, password: 'x' }, 422],
    ['/api/v2/widget/sessions', session, 422],
    ['/api/v2/widget/config?inbox=%00', undefined, 404],
    ['/widget/frame?inbox=%00', undefined, 404],
  ] as const) {
    expect([path, await call(server, path, body)]).toEqual([path, { status, ready: 200 }]);
  }
}

async function visitorsAsk(server: TestServer, visitor: Person): Promise<void> {
  const conversation_id = newId();
  await visitor.says(conversation_id, 'Hello?');
  const { cursor } = await visitor.asks('sync', { cursor: null });
  const last = { conversation_id, seq: far, event_id: newId() };
  const invalid = { ok: false, error: { code: 'invalid' } };
  for (const [name, payload] of [
    ['conversation.history', { conversation_id, before_seq: far }],
    ['receipt.claim', { conversation_id, kind: 'read', up_to_seq: far }],
    ['sync', { cursor, last }],
    ['contact.describe', { command_id: newId(), attributes: { plan: nul } }],
    ['contact.describe', { command_id: newId(), attributes: { [nul]: 1 } }],
    ['conversation.describe', { command_id: newId(), conversation_id, add_labels: [nul] }],
  ] as const) {
    expect(await visitor.emits(name, payload)).toMatchObject(invalid);
  }
  const contact_id = visitor.id;
  for (const place of ['Infinity', '1e300', '1.5', '99999999999999999999', '0x10', nul]) {
    const payload = { contact_id, after: `${conversation_id}.${place}` };
    expect(await visitor.emits('contact.export', payload)).toMatchObject({ ok: true });
  }
  const headers = { authorization: `Bearer ${visitor.token}` };
  const put = { method: 'PUT', headers, body: 'abc' };
  const { status } = await fetch(`${server.url}/api/v2/files/a%00b`, put);
  expect([status, (await fetch(`${server.url}/readyz`)).status]).toEqual([404, 200]);
}

async function programsAsk(server: TestServer, { token }: Person): Promise<void> {
  const root = '/api/v1/accounts/1';
  const channel = { type: 'api', webhook_url: `http://${nul}/` };
  for (const [path, body, status] of [
    [`/contacts/${far}`, undefined, 404],
    [`/contacts?page=${far}`, undefined, 200],
    [`/conversations/${far}`, undefined, 404],
    [`/conversations/1/messages/${far}`, undefined, 404],
    [`/conversations/1/messages?before=${far}`, undefined, 200],
    ['/conversations', { inbox_id: 1, contact_id: far }, 422],
    ['/conversations', { inbox_id: 1, source_id: nul }, 422],
    ['/inboxes', { name: 'SMS', channel }, 422],
  ] as const) {
    const answer = await call(server, root + path, body, token);
    expect([path, answer]).toEqual([path, { status, ready: 200 }]);
  }
}

async function expectUnmoved(server: TestServer): Promise<void> {
  await strangersAsk(server);
  await visitorsAsk(server, await server.visitor());
  await programsAsk(server, await server.agent());
  expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
  await server.stop();
}

describe('what no database can hold', () => {
  it('[ER6] is refused, and SQLite goes on being called well', async () => {
    await expectUnmoved(await startServer());
  });

  it.skipIf(postgres === null)(
    '[ER6] is refused, and Postgres goes on being called well',
    async () => {
      const database_url = (await postgres?.createDatabase()) ?? '';
      await expectUnmoved(await startServer({ database_url }));
    },
  );

  it.skipIf(postgres === null)(
    '[ER6] is a fault of ours, and no failure of Postgres, where it gets as far',
    async () => {
      const database_url = (await postgres?.createDatabase()) ?? '';
      const server = await startServer({ database_url });
      const fault = await server.store.read.inboxByKey(nul).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(Error);
      expect(fault).not.toBeInstanceOf(StorageError);
      await server.stop();
    },
  );
});
