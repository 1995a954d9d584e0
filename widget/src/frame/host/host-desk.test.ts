import { reject, wireError } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import type { FrameMessage } from '../../port/port-messages.ts';
import { createFixtureClient, type FixtureClient } from '../../test/fixture-client.ts';
import { createSilence } from '../../test/silence.ts';
import { conversation_id, message, outgoing, stateWith } from '../../test/fixtures.ts';
import { greet, type Greeting, onGreet } from '../../ui/greeting.ts';
import type { Stage } from '../app.tsx';
import { createHostDesk } from './host-desk.ts';
import { createIdentifyCalls, type Identify } from './identify.ts';

const next_conversation = '01890000-0000-7000-8000-00000000c002';
const who = { visitor_id: 'vera', verified: false, next_conversation, close: () => {} };

const accepted: Identify = async () => ({ ok: true, visitor_id: 'mia', verified: true });

function setUp(
  client = createFixtureClient(),
  identified = accepted,
  stage: Stage = { kind: 'starting' },
) {
  let calls = 0;
  const told: FrameMessage[] = [];
  const warned: string[] = [];
  const turnTo = vi.fn<(page: object) => void>();
  const forget = vi.fn<() => void>();
  const desk = createHostDesk({
    stage: () => stage,
    tell: (said) => told.push(said),
    warn: (sentence) => warned.push(sentence),
    turnTo,
    forget,
    ownWindow: async () => false,
    identify: createIdentifyCalls(identified),
  });
  const turns = (next: Stage) => {
    stage = next;
    desk.turn();
  };
  return {
    told,
    warned,
    turnTo,
    forget,
    turns,
    runs: (by: FixtureClient = client) =>
      turns({ kind: 'running', chat: { ...who, client: by, sound: createSilence() } }),
    call: async (call: string, arg?: unknown) => {
      const id = (calls += 1);
      await desk.hear({ call, arg, id });
      return told.find(({ type }) => type === id);
    },
    events: () => told.filter(({ type }) => typeof type === 'string'),
  };
}

it.each([
  ['send', undefined, 'send needs the text of the message.'],
  ['send', ' ', 'send needs a text that is not empty.'],
  ['send', 'x'.repeat(10_001), /^send takes at most \d+ letters, and these are 10001.$/u],
  ['page', '/cart', 'page needs {url} or {title}, each a text.'],
  ['page', {}, 'page needs {url} or {title}, each a text.'],
  ['page', { url: 7 }, 'page needs {url} or {title}, each a text.'],
  ['identify', {}, 'identify needs a token, as a text or as {token, refresh}, or null.'],
  ['update', null, 'update needs an object of settings.'],
  ['update', { colour: 'red' }, /^There is no setting colour. There are: consent, color,/u],
  ['update', { __proto__: null, constructor: 1 }, /^There is no setting constructor./u],
  ['update', { color: 'red' }, 'The setting color takes a colour as #rrggbb.'],
  ['update', { theme: 'blue' }, 'The setting theme takes one of auto, light, dark.'],
  ['update', { offsetX: '201' }, 'The setting offsetX takes a number from 0 to 200, as a text.'],
  ['describe', { plan: 'pro' }, /^describe needs \{attributes/u],
  ['on', 'opened', /^There is no event opened. There are: ready, open,/u],
  ['on', 'toString', /^There is no event toString./u],
  ['fly', undefined, 'There is no command fly.'],
  ['constructor', undefined, 'There is no command constructor.'],
])('says what is wrong with %s of %j, and does nothing', async (call, arg, sentence) => {
  const client = createFixtureClient();
  const { call: calls, runs, warned, turnTo } = setUp(client);
  runs();
  const answer = await calls(call, arg);
  expect(answer).toMatchObject({ detail: { ok: false, error: { code: 'invalid' } } });
  expect(warned.length).toBe(1);
  expect(warned[0]).toMatch(sentence);
  expect([client.calls, turnTo.mock.calls]).toEqual([[], []]);
});

it('sends in the conversation that is shown, once the chat runs', async () => {
  const client = createFixtureClient();
  const { call, runs } = setUp(client);
  const answer = call('send', 'Hello');
  expect(client.calls).toEqual([]);
  runs();
  expect(await answer).toMatchObject({ detail: { ok: true, message_id: 'sent' } });
  client.set(stateWith([message(1, 'agent', 'Hi')]));
  await call('send', 'Again');
  expect(client.calls).toEqual([
    ['send', next_conversation, 'Hello'],
    ['send', conversation_id, 'Again'],
  ]);
});

it('[PR4] takes up what the team has said first, for the conversation that is yet to begin', async () => {
  const client = createFixtureClient();
  const { call, runs } = setUp(client);
  const heard = vi.fn<(greeting?: Greeting) => void>();
  onGreet(heard);
  runs();
  const rule = { rule_id: 'welcome', language: 'en' };
  expect(await call('greet', { ...rule, text: 7 })).toMatchObject({ detail: { ok: false } });
  expect(await call('greet', { ...rule, text: 'Hi?' })).toMatchObject({ detail: { ok: true } });
  expect(heard.mock.lastCall).toEqual([{ text: 'Hi?', conversation_id: next_conversation, rule }]);
  client.set(stateWith([]));
  const unsent = { ...outgoing('Hello', { kind: 'queued' }), conversation_id: next_conversation };
  client.set({ outbox: [unsent] });
  await call('greet', { ...rule, text: 'Hi?' });
  expect(heard.mock.lastCall?.[0]?.conversation_id).not.toBe(next_conversation);
  greet();
});

it('[WT6] tells what the page says of its visitor, once the chat runs', async () => {
  const client = createFixtureClient({ ready: true });
  const { call, runs } = setUp(client);
  const answer = call('describe', { attributes: { plan: 'pro' } });
  expect(client.calls).toEqual([]);
  runs();
  expect(await answer).toMatchObject({ detail: { ok: true } });
  const payload = { command_id: expect.any(String), attributes: { plan: 'pro' } };
  expect(client.calls).toEqual([['ask', 'contact.describe', payload]]);
});

it('[WT6] tells what was said at once in its order', async () => {
  const client = createFixtureClient({ ready: true });
  const { call, runs } = setUp(client);
  runs();
  const values = [1, 2, null, 4];
  await Promise.all(values.map((seats) => call('describe', { attributes: { seats } })));
  const told = client.calls.map(([, , payload]) => (payload as { attributes: object }).attributes);
  expect(told).toEqual(values.map((seats) => ({ seats })));
});

it('takes note of the page', async () => {
  const { call, turnTo } = setUp();
  expect(await call('page', { url: '/cart', title: 'Cart' })).toMatchObject({
    detail: { ok: true },
  });
  expect(turnTo.mock.calls).toEqual([[{ url: '/cart', title: 'Cart' }]]);
});

it('forgets everything where consent is withdrawn, and before it says so', async () => {
  const client = createFixtureClient();
  const { call, runs, forget } = setUp(client);
  runs();
  await call('update', { consent: 'given' });
  expect(forget).not.toHaveBeenCalled();
  await call('update', { consent: 'withdrawn' });
  expect(client.calls).toEqual([['signOut', { discard: true }]]);
  expect(forget).toHaveBeenCalledOnce();
});

it('says which identity was refused, and why', async () => {
  const refused: Identify = async () =>
    reject('identity_refused', 'no identity token of this inbox');
  const { call, warned } = setUp(undefined, refused);
  const answer = await call('identify', 'a.b.c');
  expect(answer).toMatchObject({ detail: { ok: false, error: { code: 'identity_refused' } } });
  expect(warned).toEqual(['no identity token of this inbox']);
});

it('tells of a chat that ran before the page called for the first time', async () => {
  const client = createFixtureClient(stateWith([]));
  const chat = { ...who, client, sound: createSilence() };
  const { call, events } = setUp(client, accepted, { kind: 'running', chat });
  await call('on', 'message');
  client.set(stateWith([message(1, 'agent', 'Hi')]));
  expect(events()).toContainEqual(
    expect.objectContaining({ type: 'message', detail: expect.objectContaining({ text: 'Hi' }) }),
  );
});

it('answers what goes wrong by itself', async () => {
  const client = createFixtureClient();
  const broken = { ...client, send: () => Promise.reject(new Error('no room')) };
  const { call, runs } = setUp();
  runs(broken);
  expect(await call('send', 'Hello')).toMatchObject({
    detail: { ok: false, error: { code: 'internal', message: 'no room' } },
  });
});

it('tells what comes after the page has begun to listen, each thing once', async () => {
  const before = [message(1, 'visitor', 'Old'), message(2, 'agent', 'Older')];
  const client = createFixtureClient(stateWith(before));
  const { call, runs, events } = setUp(client);
  runs();
  await call('on', 'message');
  await call('on', 'status');
  expect(events()).toEqual([]);
  const now = [...before, message(3, 'agent', 'News'), message(4, 'visitor', 'Oh')];
  client.set(stateWith(now));
  client.set(stateWith(now, { agent_read_seq: 4 }));
  client.set(stateWith(now, { agent_read_seq: 4, status: 'resolved' }));
  const at = { conversation_id, at: expect.any(String) };
  expect(events().map(({ type, ...rest }) => [type, 'detail' in rest && rest.detail])).toEqual([
    ['message', { ...at, message_id: message(3, 'agent', '').id, from: 'agent', text: 'News' }],
    ['message', { ...at, message_id: message(4, 'agent', '').id, from: 'visitor', text: 'Oh' }],
    ['status', { conversation_id, message_id: message(4, 'agent', '').id, status: 'sent' }],
    ['status', { conversation_id, message_id: message(1, 'agent', '').id, status: 'read' }],
    ['status', { conversation_id, message_id: message(4, 'agent', '').id, status: 'read' }],
    ['conversation', { conversation_id, status: 'resolved' }],
  ]);
});

it('tells the status of what is on its way, and of a conversation that begins', async () => {
  const client = createFixtureClient();
  const { call, runs, events } = setUp(client);
  await call('on', 'status');
  runs();
  client.set({ outbox: [outgoing('words', { kind: 'queued' })] });
  client.set({ outbox: [outgoing('words', { kind: 'sending', since: 0 })] });
  const { conversations } = stateWith([]);
  client.set({ conversations });
  expect(events()).toMatchObject([
    { type: 'status', detail: { message_id: 'words', status: 'pending' } },
    { type: 'conversation', detail: { conversation_id, status: 'open' } },
  ]);
});

it('opens what it must know of, and says nothing of a client that was replaced', async () => {
  const first = createFixtureClient({ ...stateWith([]), logs: {} });
  const { call, runs, events } = setUp(first);
  runs();
  await call('on', 'conversation');
  expect(first.calls).toEqual([['open', conversation_id]]);
  const second = createFixtureClient();
  runs(second);
  first.set(stateWith([], { status: 'resolved' }));
  expect(events()).toEqual([]);
  second.set(stateWith([]));
  expect(events()).toHaveLength(1);
});

it('says why there is no chat', () => {
  const { turns, events } = setUp();
  turns({ kind: 'failed', error: wireError('origin_not_allowed', 'Not from here.') });
  const detail = { code: 'origin_not_allowed', message: 'Not from here.' };
  expect(events()).toEqual([{ type: 'error', detail }]);
});
