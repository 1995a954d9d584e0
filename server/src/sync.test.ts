import { limits, type Id } from '@porchlight/protocol';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Store } from './domain/store.ts';
import { enter, newId, post, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';
import { expectNothingLostInStorm, heard, syncs } from './test/sync-storm.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it('[FD2] a connection is told nothing durable before its first sync, and everything after it', async () => {
  const visitor = await server.visitor();
  const conversation_id = newId();
  await visitor.says(conversation_id, 'before');
  const second = await enter(server.url, '/visitor', visitor.token);
  await visitor.says(conversation_id, 'between');
  await visitor.reads('between');
  expect(heard(second)).toEqual([]);
  const answer = await second.asks('sync', { cursor: null });
  expect(answer).toMatchObject({ reset: true, items: [], more: false });
  expect(JSON.stringify(answer.snapshots)).toContain('between');
  await visitor.says(conversation_id, 'after');
  await second.reads('after');
  expect(heard(second).map(({ n }) => n)).toEqual([1]);
  second.leaves();
});

it('[FD3] heads says the last n and the place it stands for', async () => {
  const visitor = await server.visitor();
  const conversation_id = newId();
  await visitor.says(conversation_id, 'one');
  await visitor.says(conversation_id, 'two');
  await visitor.reads('two');
  const { cursor } = await visitor.sees('heads', ({ n }) => n === 3);
  await visitor.says(conversation_id, 'three');
  const ids = await syncs(visitor, cursor);
  const { event } = await visitor.reads('three');
  expect(ids).toEqual([event.event_id]);
});

/** What `sync` reads arrives late, so that live frames overtake it; the tail reads other pages and is not slowed. */
function withLatePages(store: Store): Store {
  const feed: Store['read']['feed'] = async (account_id, after, size) => {
    const page = await store.read.feed(account_id, after, size);
    if (size === limits.sync_page) await setTimeout(25);
    return page;
  };
  return { ...store, read: { ...store.read, feed } };
}

it('[FD5] under a storm of sends nothing is missed, nothing comes twice, n has no gap', async () => {
  const house = await startServer({ wrap: withLatePages });
  await expectNothingLostInStorm(house);
  await house.stop();
});

it('[FD5] a later sync on a live connection repeats nothing afterwards, and n goes on', async () => {
  const visitor = await server.visitor();
  const conversation_id = newId();
  const { cursor } = await visitor.asks('sync', { cursor: null });
  await visitor.says(conversation_id, 'one');
  await visitor.reads('one');
  const ids = await syncs(visitor, cursor);
  expect(ids).toEqual(heard(visitor).map(({ id }) => id));
  await visitor.says(conversation_id, 'two');
  await visitor.reads('two');
  expect(heard(visitor).map(({ n }) => n)).toEqual([1, 2, 3]);
});

it('[FD5] long absences come in pages', async () => {
  const visitor = await server.visitor();
  const conversation_id = newId();
  const { cursor } = await visitor.asks('sync', { cursor: null });
  const lines = Array.from({ length: limits.sync_page + 20 }, (_, line) => `line ${line}`);
  for (const line of lines) await visitor.says(conversation_id, line);
  const again = await enter(server.url, '/visitor', visitor.token);
  const page = await again.asks('sync', { cursor });
  expect(page).toMatchObject({ more: true, reset: false });
  const ids = await syncs(again, cursor);
  expect(ids).toHaveLength(lines.length + 1);
  again.leaves();
});

it('[FD6] an agent is brought its own and unassigned open conversations, of others their rows', async () => {
  const house = await startServer();
  const agent = await house.agent();
  const colleague = await hire(house, agent);
  const visitor = await house.visitor();
  const [mine, theirs, free] = [newId(), newId(), newId()];
  for (const id of [mine, theirs, free]) await visitor.says(id, `in ${id}`);
  const assign = (conversation_id: Id, assignee_id: Id) =>
    agent.asks('conversation.assign', { command_id: newId(), conversation_id, assignee_id });
  await assign(mine, agent.id);
  await assign(theirs, colleague);
  const { cursor } = await agent.asks('sync', { cursor: null });
  for (const id of [mine, theirs, free]) await visitor.says(id, `missed in ${id}`);
  const again = await enter(house.url, '/agent', agent.token);
  const answer = await again.asks('sync', { cursor });
  const events = answer.items.map((item: { event: { conversation_id: Id } }) => item.event);
  expect(events.map((event: { conversation_id: Id }) => event.conversation_id)).toEqual([
    mine,
    free,
  ]);
  expect(answer.rows).toMatchObject([{ conversation: { id: theirs, head: 4 }, online: true }]);
  again.leaves();
  await house.stop();
});

/** Says so many lines as fast as they are taken. */
async function talkOn(visitor: Person, conversation_id: Id, lines: number): Promise<void> {
  await visitor.says(conversation_id, 'first');
  const rest = Array.from({ length: lines - 1 }, (_, line) => `line ${line}`);
  await Promise.all(rest.map((text) => visitor.says(conversation_id, text)));
}

it('[FD8] more than a thousand events behind in a conversation, it comes as a snapshot', async () => {
  const house = await startServer();
  const [agent, visitor] = [await house.agent(), await house.visitor()];
  const colleague = await hire(house, agent);
  const [long, short, theirs] = [newId(), newId(), newId()];
  for (const id of [long, short, theirs]) await visitor.says(id, 'known');
  const command = { command_id: newId(), conversation_id: theirs, assignee_id: colleague };
  await agent.asks('conversation.assign', command);
  const people = [visitor, agent];
  const cursors = await Promise.all(
    people.map(async (person) => (await person.asks('sync', { cursor: null })).cursor),
  );
  await talkOn(visitor, short, 2);
  await talkOn(visitor, long, limits.replay);
  await talkOn(visitor, theirs, limits.replay);
  await visitor.says(short, 'the end');

  const early = await visitor.asks('sync', { cursor: cursors[0] });
  expect(early).toMatchObject({ reset: false, more: true, snapshots: [] });
  await visitor.says(long, 'and one more');
  for (const [index, { token }] of people.entries()) {
    const side = index === 0 ? '/visitor' : '/agent';
    const again = await enter(house.url, side, token);
    const answer = await again.asks('sync', { cursor: cursors[index] });
    expect(answer).toMatchObject({ reset: false, more: true });
    const head = limits.replay + 3;
    expect(answer.snapshots).toMatchObject([{ conversation: { id: long, head }, more: true }]);
    const [{ events }] = answer.snapshots;
    expect(events).toHaveLength(limits.history_page);
    expect(events.at(-1)).toMatchObject({ seq: head, conversation_id: long });
    const ids = answer.items.map(
      ({ event }: { event: { conversation_id: Id } }) => event.conversation_id,
    );
    expect(ids).not.toContain(long);
    expect(ids).toContain(short);
    expect(ids.includes(theirs)).toBe(index === 0);
    expect(answer.rows).toMatchObject(index === 0 ? [] : [{ conversation: { id: theirs } }]);
    again.leaves();
  }
  await house.stop();
});

async function hire(house: TestServer, admin: Person): Promise<Id> {
  const bo = { name: 'Bo', email: 'bo@porchlight.example', password: 'bo knows chat' };
  const headers = { authorization: `Bearer ${admin.token}` };
  const { body } = await post(`${house.url}/api/v2/agents`, bo, headers);
  return body.agent.id;
}

it('[FD7] a cursor that is no good is answered by reset, and over HTTP by 410', async () => {
  const agent = await server.agent();
  const { cursor } = await agent.asks('sync', { cursor: null });
  const [epoch, position] = cursor.split('.');
  const bad = [
    'rubbish',
    `${newId()}.${position}.`,
    `${epoch}.${Number(position) + 1_000}.${newId()}`,
    `${epoch}.1.${newId()}`,
  ];
  const headers = { authorization: `Bearer ${agent.token}` };
  for (const word of bad) {
    expect(await agent.asks('sync', { cursor: word })).toMatchObject({ reset: true, items: [] });
    const response = await fetch(`${server.url}/api/v2/events?after=${word}`, { headers });
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({ code: 'cursor_expired', retry: 'after-refresh' });
  }
});

it('colleagues who are made while the server runs are known to visitors at once', async () => {
  const house = await startServer();
  const admin = await house.agent();
  const visitor = await house.visitor();
  const conversation_id = newId();
  await visitor.says(conversation_id, 'Anybody?');
  const assignee_id = await hire(house, admin);
  const { event } = await admin.sees(
    'durable',
    (frame) => frame.event?.event_type === 'agent.created',
  );
  expect(event).toMatchObject({ conversation_id: null, data: { agent: { id: assignee_id } } });
  await admin.asks('conversation.assign', { command_id: newId(), conversation_id, assignee_id });
  const told = await visitor.sees(
    'durable',
    (frame) => frame.event?.event_type === 'conversation.assigned',
  );
  expect(told.event.data).toEqual({
    assignee_id,
    agent: { id: assignee_id, name: 'Bo', avatar_url: null },
  });
  await house.stop();
});

it('[FD12] a sync that the network repeats moves nothing', async () => {
  const house = await startServer();
  const agent = await house.agent();
  const visitor = await house.visitor();
  const line = new WebSocket(
    `${house.url.replace('http', 'ws')}/socket/?EIO=4&transport=websocket`,
  );
  const answers: string[] = [];
  const came = (start: string): Promise<void> =>
    vi.waitFor(() => expect(answers.some((text) => text.startsWith(start))).toBe(true), 10_000);
  line.addEventListener('message', ({ data }) => answers.push(String(data)));
  await came('0');
  const auth = { protocol: { min: 1, max: 1 }, token: agent.token };
  line.send(`40/agent,${JSON.stringify(auth)}`);
  await came('42/agent,["welcome"');
  const sync = (nr: number, cursor: string | null): string =>
    `42/agent,${nr}["sync",${JSON.stringify({ cursor })}]`;
  line.send(sync(0, null));
  await came('43/agent,0');
  line.send(sync(0, 'of no use'));
  line.send(sync(1, null));
  await came('43/agent,1');
  await visitor.says(newId(), 'after all that');
  await came('42/agent,["durable",{"n":1');
  expect(answers.filter((text) => text.startsWith('43/agent,0'))).toHaveLength(1);
  line.close();
  await house.stop();
});
