import type { Id } from '@porchlight/protocol';
import { agentEventSchema, visitorEventSchema } from '@porchlight/protocol/schemas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enter, getJson, newId, post, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const secret = 'my card is 4711';

function recalls(person: Person, conversation_id: Id, message_id: Id) {
  return person.asks('message.recall', { id: newId(), conversation_id, message_id });
}

function seesRecalled(person: Person, message_id: Id) {
  return person.sees('durable', ({ event }) => {
    return event?.event_type === 'message.recalled' && event.data.message_id === message_id;
  });
}

function bearer({ token }: Person) {
  return { authorization: `Bearer ${token}` };
}

it('[LG8][LG9] a recalled message is blanked before everybody, and for whoever comes later', async () => {
  const [visitor, agent] = [await server.visitor(), await server.agent()];
  const conversation_id = newId();
  const agents_place = (await agent.asks('sync', { cursor: null })).cursor;
  const visitors_place = (await visitor.asks('sync', { cursor: null })).cursor;
  const { id } = await visitor.says(conversation_id, secret);
  await agent.reads(secret);
  expect(await recalls(visitor, conversation_id, id)).toEqual({ ok: true, seq: 3 });
  const [told, seen] = [await seesRecalled(agent, id), await seesRecalled(visitor, id)];
  expect(agentEventSchema.parse(told.event)).toMatchObject({ seq: 3, prev: 2 });
  expect(visitorEventSchema.parse(seen.event)).toMatchObject({ seq: 3, prev: 2 });

  const late = await enter(server.url, '/visitor', visitor.token);
  const again = await enter(server.url, '/agent', agent.token);
  const answers = [
    await late.asks('sync', { cursor: null }),
    await late.asks('sync', { cursor: visitors_place }),
    await late.asks('conversation.snapshot', { conversation_id }),
    await again.asks('sync', { cursor: agents_place }),
    await again.asks('conversation.snapshot', { conversation_id }),
    await again.asks('conversation.history', { conversation_id, before_seq: 9 }),
    await again.asks('conversation.list', { view: 'all' }),
    await getJson(`${server.url}/api/v2/events?after=${agents_place}`, bearer(agent)),
  ];
  for (const answer of answers) {
    expect(answer.ok).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('4711');
    expect(JSON.stringify(answer)).toContain(`"recalled_at":"${told.event.timestamp}"`);
  }
  late.leaves();
  again.leaves();
});

it('[LG8][AU2] a recalled note is told to agents only', async () => {
  const [visitor, agent] = [await server.visitor(), await server.agent()];
  const conversation_id = newId();
  await visitor.says(conversation_id, 'Hello?');
  const note = await agent.says(conversation_id, 'a note', { internal: true });
  expect(await recalls(visitor, conversation_id, note.id)).toEqual({ ok: true, seq: null });
  expect(await recalls(agent, conversation_id, note.id)).toEqual({ ok: true, seq: 4 });
  await seesRecalled(agent, note.id);
  await agent.says(conversation_id, 'Hello!');
  const { event } = await visitor.reads('Hello!');
  expect(event).toMatchObject({ seq: 5, prev: 2 });
  expect(JSON.stringify(visitor.frames)).not.toContain('recalled"');
});

it('[LG12][ER1] a message that was recalled before it came is refused, by socket and by HTTP', async () => {
  const [visitor, agent] = [await server.visitor(), await server.agent()];
  const [conversation_id, id] = [newId(), newId()];
  const path = `${server.url}/api/v2/conversations/${conversation_id}/messages`;
  const recall = await post(`${path}/${id}/recall`, { id: newId() }, bearer(visitor));
  expect(recall).toMatchObject({ status: 200, body: { ok: true, seq: null } });
  const payload = { id, conversation_id, text: secret };
  const refused = { code: 'recalled', retry: 'never' };
  expect(await visitor.asks('message.send', payload)).toMatchObject({ ok: false, error: refused });
  const late = await post(path, { id, text: secret }, bearer(visitor));
  expect(late).toMatchObject({ status: 410, body: refused });
  await visitor.says(conversation_id, 'Hello?');
  await agent.reads('Hello?');
  expect(JSON.stringify([agent.frames, visitor.frames])).not.toContain('4711');
});
