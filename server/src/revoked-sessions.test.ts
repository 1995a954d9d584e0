import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenHash } from './domain/session-tokens.ts';
import { getJson, newId, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';
import { syncs } from './test/sync-storm.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Ends somebody's session as another node does: in the database alone. */
async function revokeElsewhere({ token }: Person): Promise<void> {
  const { access } = server.store;
  const at = new Date().toISOString();
  const found = await access.principalOf(tokenHash(token), at);
  const session_id = found?.session_id ?? '';
  await access.revokeSession({ event_id: newId(), session_id, at });
}

it('[FD9][HS3] a session that another node ended loses its connections within a second', async () => {
  for (const who of ['agent', 'visitor'] as const) {
    const [person, other] = [await server[who](), await server[who]()];
    const began = performance.now();
    await revokeElsewhere(person);
    expect(await person.sees('closing')).toMatchObject({ error: { code: 'session_expired' } });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(other.connected()).toBe(true);
  }
});

it('[FD9] tells nobody which session it was, and cursors go on over it', async () => {
  const [agent, leaving, visitor] = [
    await server.agent(),
    await server.agent(),
    await server.visitor(),
  ];
  const conversation_id = newId();
  const { cursor } = await agent.asks('sync', { cursor: null });
  const headers = { authorization: `Bearer ${agent.token}` };
  await revokeElsewhere(leaving);
  await leaving.sees('closing');
  const page = await getJson(`${server.url}/api/v2/events?after=${cursor}`, headers);
  expect(page).toMatchObject({ ok: true, items: [], more: false });
  expect(page.cursor).not.toBe(cursor);
  await visitor.says(conversation_id, 'Hello');
  await agent.reads('Hello');
  await visitor.reads('Hello');
  const news = await getJson(`${server.url}/api/v2/events?after=${page.cursor}`, headers);
  expect(news.items).toHaveLength(2);
  expect(await syncs(agent, cursor)).toHaveLength(2);
  for (const person of [agent, visitor]) {
    const frames = person.frames.filter(({ name }) => name === 'durable');
    expect(frames.map(({ payload }) => payload.n)).toEqual([1, 2]);
    expect(JSON.stringify(person.frames)).not.toContain('session');
  }
});
