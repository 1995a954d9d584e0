import { routes, type CommandName, type Commands, type FeedPage } from '@porchlight/protocol';
import { agentAnswerSchemas, visitorAnswerSchemas } from '@porchlight/protocol/schemas';
import { newAgent, storeAgent } from './domain/agent-access.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getJson, newId, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Calls a command by its route, its fields put where HTTP has them. */
async function calls(token: string, name: CommandName, payload: object) {
  const { method, path } = routes[name];
  const fields = new Map(Object.entries(payload));
  const filled = path.replaceAll(/:(\w+)/g, (_, field: string) => {
    const value = String(fields.get(field));
    fields.delete(field);
    return value;
  });
  const rest = Object.fromEntries(fields);
  const query =
    method === 'GET' ? `?${new URLSearchParams(rest as Record<string, string>).toString()}` : '';
  const response = await fetch(`${server.url}/api/v2${filled}${query}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(rest) }),
  });
  const body = (await response.json()) as { error?: object; status?: number };
  return { status: response.status, body };
}

/** A message that its provider could not deliver. */
async function carriedMessage(agent: Person, contact_id: string) {
  const [inbox_id, conversation_id, message_id] = [newId(), newId(), newId()];
  await agent.asks('inbox.create', { id: inbox_id, kind: 'api', name: 'SMS', async_status: true });
  await agent.asks('conversation.create', { id: conversation_id, inbox_id, contact_id });
  await agent.asks('message.send', {
    id: message_id,
    conversation_id,
    text: 'Your parcel is here',
  });
  const carried = { conversation_id, message_id };
  await agent.asks('message.set_status', { ...carried, status: 'failed' });
  return { ...carried, inbox_id };
}

it('[ER5] every command means the same over HTTP as over a socket', async () => {
  const visitor = await server.visitor();
  const agent = await server.agent();
  const { inboxes } = await agent.asks('inbox.list', {});
  const [website] = inboxes;
  const conversation_id = newId();
  const hello = await visitor.says(conversation_id, 'Hello');
  const words = await agent.says(conversation_id, 'Words');
  const { cursor } = await agent.asks('sync', { cursor: null });
  const command = () => ({ command_id: newId() });
  const colleague = newAgent(newId(), { name: 'Bo', email: 'bo@porchlight.example' });
  const [account_id = ''] = await server.store.accounts();
  const made = { event_id: newId(), timestamp: new Date().toISOString(), account_id };
  await storeAgent(server.store, colleague, 'bo knows chat', { ...made, source: 'api' });
  const { inbox_id, ...carried } = await carriedMessage(agent, visitor.id);

  /** Agents rate and describe nothing, and transcripts need a verified address. */
  type Tried = Exclude<
    CommandName,
    'conversation.rate' | 'conversation.describe' | 'contact.describe' | 'transcript.send'
  >;
  const leaving = await server.visitor();
  const asAgent: { [Name in Tried]: () => Commands[Name] } = {
    'message.send': () => ({ id: newId(), conversation_id, text: 'Hello to you' }),
    'message.recall': () => ({ id: newId(), conversation_id, message_id: newId() }),
    'message.edit': () => ({ id: newId(), conversation_id, message_id: words.id, text: 'Words' }),
    'receipt.claim': () => ({ conversation_id, kind: 'read', up_to_seq: 2 }),
    'receipt.claim_many': () => ({
      claims: [
        { conversation_id, kind: 'read', up_to_seq: 2 },
        { conversation_id, kind: 'read', up_to_seq: 99 },
      ],
    }),
    'typing.set': () => ({ conversation_id, typing: true }),
    'inbox.create': () => ({ id: newId(), kind: 'api', name: 'Text messages', async_status: true }),
    'conversation.create': () => ({ id: newId(), inbox_id, contact_id: visitor.id }),
    'message.retry': () => ({ ...command(), ...carried }),
    'message.set_status': () => ({ ...carried, status: 'delivered' }),
    'inbox.renew_secret': () => ({ ...command(), inbox_id: website.id }),
    'conversation.assign': () => ({ ...command(), conversation_id, assignee_id: agent.id }),
    'conversation.set_status': () => ({ ...command(), conversation_id, status: 'resolved' }),
    'contact.update': () => ({
      ...command(),
      contact_id: visitor.id,
      name: 'Noor',
      email: 'noor@mail.example',
    }),
    'inbox.update': () => ({
      ...command(),
      inbox_id: inboxes[0].id,
      name: 'Shop',
      allowed_origins: [],
    }),
    'contact.erase': () => ({ ...command(), contact_id: leaving.id }),
    'agent.update': () => ({ ...command(), agent_id: agent.id, name: 'Ada of the shop' }),
    'agent.remove': () => ({ ...command(), agent_id: colleague.id }),
    'contact.export': () => ({ contact_id: visitor.id }),
    'presence.set': () => ({ availability: 'online' }),
    sync: () => ({ cursor }),
    'conversation.snapshot': () => ({ conversation_id }),
    'conversation.history': () => ({ conversation_id, before_seq: 3 }),
    'conversation.list': () => ({ view: 'all' }),
    'conversation.counts': () => ({}),
    'file.addresses': () => ({ conversation_id, file_ids: [newId()] }),
    'file.rules': () => ({ conversation_id }),
    'agent.list': () => ({}),
    'inbox.list': () => ({}),
  };
  for (const name of Object.keys(asAgent) as Tried[]) {
    await expectSame(agent, name, asAgent[name]);
  }
  /** What is erased can't be erased by the other way. */
  type TriedByVisitors = Exclude<
    keyof typeof visitorAnswerSchemas,
    'conversation.rate' | 'transcript.send' | 'contact.erase'
  >;
  const asVisitor: { [Name in TriedByVisitors]: () => Commands[Name] } = {
    'message.send': () => ({ id: newId(), conversation_id, text: 'Hello again' }),
    'message.recall': () => ({ id: newId(), conversation_id, message_id: newId() }),
    'message.edit': () => ({ id: newId(), conversation_id, message_id: hello.id, text: 'Hello' }),
    'receipt.claim': () => ({ conversation_id, kind: 'delivered', up_to_seq: 2 }),
    'receipt.claim_many': () => ({
      claims: [{ conversation_id, kind: 'delivered', up_to_seq: 99 }],
    }),
    'typing.set': () => ({ conversation_id, typing: true }),
    'conversation.set_status': () => ({ ...command(), conversation_id, status: 'resolved' }),
    'conversation.describe': () => ({ ...command(), conversation_id, add_labels: ['billing'] }),
    'contact.describe': () => ({ ...command(), attributes: { plan: 'pro' } }),
    'contact.export': () => ({ contact_id: visitor.id }),
    sync: () => ({ cursor: null }),
    'conversation.snapshot': () => ({ conversation_id }),
    'conversation.history': () => ({ conversation_id, before_seq: 9 }),
    'file.addresses': () => ({ conversation_id, file_ids: [newId()] }),
    'file.rules': () => ({ conversation_id }),
  };
  for (const name of Object.keys(asVisitor) as (keyof typeof asVisitor)[]) {
    await expectSame(visitor, name, asVisitor[name], visitorAnswerSchemas);
  }
});

/** What differs from call to call, and so can't be the same. A visitor's cursor is sealed anew each time. */
const passing = new Set(['id', 'at', 'seq', 'cursor', 'secret', 'secret_made_at']);

async function expectSame(
  person: Person,
  name: CommandName,
  payload: () => Commands[CommandName],
  schemas: Partial<typeof agentAnswerSchemas> | typeof visitorAnswerSchemas = agentAnswerSchemas,
): Promise<void> {
  const bySocket = await person.emits(name, payload());
  const byHttp = await calls(person.token, name, payload());
  const schema = schemas[name as keyof typeof schemas];
  expect({ name, bySocket, ...schema?.safeParse(bySocket) }).toMatchObject({ success: true });
  expect([name, byHttp.status]).toEqual([name, 200]);
  const query = routes[name].method === 'GET';
  const comparable = query ? (answer: object) => answer : plain;
  expect([name, comparable(byHttp.body)]).toEqual([name, comparable(bySocket)]);
}

function plain(answer: object): object {
  return Object.fromEntries(Object.entries(answer).filter(([key]) => !passing.has(key)));
}

it('[ER5] every command is guarded the same over HTTP as over a socket', async () => {
  const visitor = await server.visitor();
  const stranger = await server.visitor();
  const conversation_id = newId();
  await visitor.says(conversation_id, 'Mine');
  const attempts: [CommandName, object][] = [
    ['conversation.snapshot', { conversation_id }],
    ['conversation.history', { conversation_id, before_seq: 3 }],
    ['message.send', { id: newId(), conversation_id, text: 'x' }],
    ['receipt.claim', { conversation_id, kind: 'read', up_to_seq: 1 }],
    ['receipt.claim_many', { claims: [] }],
    ['conversation.assign', { command_id: newId(), conversation_id, assignee_id: null }],
    ['conversation.list', { view: 'all' }],
    ['inbox.list', {}],
    ['message.send', { id: newId(), conversation_id, text: '' }],
  ];
  for (const [name, payload] of attempts) {
    const bySocket = await stranger.emits(name, payload);
    const byHttp = await calls(stranger.token, name, payload);
    expect([name, bySocket.ok]).toEqual([name, false]);
    expect([name, byHttp.body.error]).toEqual([name, bySocket.error]);
    expect(byHttp.body.status).toBe(byHttp.status);
  }
});

it('events tell programs everything, in order, with positions', async () => {
  const agent = await server.agent();
  const headers = { authorization: `Bearer ${agent.token}` };
  const first = await getJson(`${server.url}/api/v2/events`, headers);
  expect(first).toMatchObject({ ok: true, more: false });
  const places = first.items.map((item: FeedPage['items'][number]) =>
    'event' in item ? item.event.position : item.receipt.position,
  );
  // What tells that a session has ended is told to nobody, and has its place.
  expect(places).toEqual([...new Set<number>(places)].toSorted((a, b) => a - b));
  expect(places.length).toBeGreaterThan(0);
  const visitor = await server.visitor();
  await visitor.says(newId(), 'News');
  const next = await getJson(`${server.url}/api/v2/events?after=${first.cursor}`, headers);
  const types = next.items.map((item: { event: { event_type: string } }) => item.event.event_type);
  expect(types).toEqual(['conversation.created', 'message.created']);
  const asVisitor = await fetch(`${server.url}/api/v2/events`, {
    headers: { authorization: `Bearer ${visitor.token}` },
  });
  expect(asVisitor.status).toBe(404);
});
