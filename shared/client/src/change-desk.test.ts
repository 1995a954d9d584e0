import { expect, it, vi } from 'vitest';
import { createChangeDesk } from './change-desk.ts';
import { emptyState } from './empty-state.ts';
import type { Link } from './environment.ts';
import type { ChatState } from './state.ts';
import { createStore } from './store.ts';
import { createFakeClock, createMemoryStore } from './testing/index.ts';

const logAt = (head: number) => ({
  logs: { talk: { head, entries: [], steps: [], more: false, loading_older: false } },
});

/** A desk at a server that has done what it was asked for at seq 3, while the log is at 2. */
function setUp() {
  const clock = createFakeClock();
  const store = createStore<ChatState>({ ...emptyState, ...logAt(2) });
  const call = vi.fn<Link['call']>(async () => ({ kind: 'answered', ack: { ok: true, seq: 3 } }));
  let live = true;
  const desk = createChangeDesk({
    clock,
    random: () => 0,
    storage: createMemoryStore(),
    store,
    call,
    maySend: () => live,
    tell: () => undefined,
  });
  const change = { id: 'c', conversation_id: 'talk', message_id: 'm', text: 'better' };
  const take = () => desk.take([['k', JSON.stringify(change)]]);
  const becomes = async (change: Partial<ChatState>, isLive = true) => {
    live = isLive;
    store.update((state) => ({ ...state, ...change }));
    await clock.advance(1_000);
  };
  return { take, becomes, call, changing: () => store.getState().changing };
}

it('[SN11] shows what is wanted until the event is there, where the answer comes first', async () => {
  const { take, becomes, changing } = setUp();
  take();
  await becomes({});
  expect(changing()).toEqual({ m: { text: 'better' } });
  await becomes(logAt(3));
  expect(changing()).toEqual({});
});

it('[SN11] asks once more where the link goes before the event is there: it may be lost with a backup', async () => {
  const { take, becomes, call, changing } = setUp();
  take();
  await becomes({});
  await becomes({}, false);
  await becomes({});
  expect([call.mock.calls.length, changing()]).toEqual([1, { m: { text: 'better' } }]);
  take();
  await becomes(logAt(3));
  expect(call.mock.calls.map(([name, payload]) => [name, payload])).toEqual([
    ['message.edit', { id: 'c', conversation_id: 'talk', message_id: 'm', text: 'better' }],
    ['message.edit', { id: 'c', conversation_id: 'talk', message_id: 'm', text: 'better' }],
  ]);
  expect(changing()).toEqual({});
});
