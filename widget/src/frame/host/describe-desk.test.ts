import { type Ack, reject } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFixtureClient, type FixtureClient } from '../../test/fixture-client.ts';
import { conversation_id, outgoing, stateWith } from '../../test/fixtures.ts';
import { createDescribeDesk } from './describe-desk.ts';

const next_conversation = '01890000-0000-7000-8000-00000000c002';
const command_id = expect.any(String);
const begun = { ...stateWith([]), ready: true };
const alone = { ready: true, conversations: {}, outbox: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A desk, and a chat whose server gives these answers, and then none but good ones. */
function setUp(start: Parameters<FixtureClient['set']>[0], ...answers: Ack<object>[]) {
  const warned: string[] = [];
  const asked: unknown[][] = [];
  const desk = createDescribeDesk((sentence) => warned.push(sentence));
  const chatOf = (visitor_id: string, verified = false, state = start) => {
    const client = createFixtureClient(state);
    const ask = async (...call: unknown[]) => {
      asked.push([visitor_id, ...call]);
      return answers.shift() ?? { ok: true };
    };
    const chat = { client: { ...client, ask: ask as FixtureClient['ask'] }, next_conversation };
    return { ...chat, visitor_id, verified, set: client.set };
  };
  return { desk, warned, asked, chatOf };
}

const plan = { attributes: { plan: 'pro', seats: 4, trial: null } };
const labels = { conversation: { labels: { add: ['billing'], remove: ['sales'] } } };

it('[WT6] tells of the visitor and of its conversation, in order', async () => {
  const { desk, asked, chatOf } = setUp(begun);
  const first = desk.describe({ ...plan, ...labels });
  const second = desk.describe({ conversation: { attributes: { order: 'A-1' } } });
  expect(asked).toEqual([]);
  desk.watch(chatOf('vera'));
  expect([await first, await second]).toEqual([{ ok: true }, { ok: true }]);
  const its = { command_id, conversation_id };
  expect(asked).toEqual([
    ['vera', 'contact.describe', { command_id, ...plan }],
    [
      'vera',
      'conversation.describe',
      { ...its, add_labels: ['billing'], remove_labels: ['sales'] },
    ],
    ['vera', 'conversation.describe', { ...its, attributes: { order: 'A-1' } }],
  ]);
});

it('[WT6] keeps what is told of the conversation until it has begun', async () => {
  const { desk, asked, chatOf, warned } = setUp(alone, reject('invalid', 'add_labels: too long'));
  const chat = chatOf('vera');
  desk.watch(chat);
  expect(await desk.describe(labels)).toEqual({ ok: true });
  const unsent = { ...outgoing('Hello', { kind: 'queued' }), conversation_id: next_conversation };
  chat.set({ outbox: [unsent] });
  expect(asked).toEqual([]);
  chat.set(begun);
  await vi.waitFor(() => expect(warned).toEqual(['add_labels: too long']));
  expect(asked).toHaveLength(1);
  expect(asked[0]?.[2]).toMatchObject({ conversation_id, add_labels: ['billing'] });
});

it('asks again for as long as the server has no time, and says what it refuses', async () => {
  const answers = [
    reject('shutting_down', 'no connection'),
    reject('rate_limited', 'too many', 5_000),
    reject('invalid', 'attributes: at most 30 at once'),
  ];
  const { desk, asked, chatOf } = setUp(begun, ...answers);
  desk.watch(chatOf('vera'));
  const [refused, taken] = [desk.describe(plan), desk.describe(labels)];
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await refused).toMatchObject({
    ok: false,
    error: { code: 'invalid', message: 'attributes: at most 30 at once' },
  });
  expect(await taken).toEqual({ ok: true });
});

it('waits until the server has said which conversations there are', async () => {
  const { desk, asked, chatOf } = setUp({ ...alone, ready: false });
  const chat = chatOf('vera');
  desk.watch(chat);
  const answer = desk.describe({ ...plan, ...labels });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  chat.set(begun);
  expect(await answer).toEqual({ ok: true });
  expect(asked).toHaveLength(2);
});

it('tells as the person what was told as the stranger it was, and of nobody else', async () => {
  const { desk, asked, chatOf } = setUp(alone);
  desk.watch(chatOf('vera'));
  await desk.describe(labels);
  desk.watch(chatOf('mia', true, begun));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.[0]).toBe('mia');
  const alone_again = chatOf('nobody');
  desk.watch(alone_again);
  await desk.describe(labels);
  desk.watch(chatOf('another', false, begun));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
});

it.each([
  [undefined, /^describe needs/u],
  [{}, /^describe needs/u],
  ['pro', /^describe needs/u],
  [[plan], /^describe needs/u],
  [{ conversation: 7 }, /^describe needs/u],
  [{ conversation: { labels: ['billing'] } }, /^describe needs/u],
  [{ attributes: null }, /^An attribute is/u],
  [{ attributes: { plan: { name: 'pro' } } }, /^An attribute is/u],
  [{ attributes: { seats: Number.NaN } }, /^An attribute is/u],
  [{ conversation: { attributes: ['pro'] } }, /^An attribute is/u],
  [{ conversation: { labels: { add: 'billing' } } }, /^Labels are/u],
  [{ conversation: { labels: { remove: [7] } } }, /^Labels are/u],
])('says how it has to be told, and tells nothing, for %j', async (description, sentence) => {
  const { desk, asked, chatOf } = setUp(begun);
  desk.watch(chatOf('vera'));
  expect(await desk.describe(description)).toMatchObject({
    ok: false,
    error: { code: 'invalid', message: expect.stringMatching(sentence) },
  });
  expect(asked).toEqual([]);
});
