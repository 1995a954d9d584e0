import { expect, it } from 'vitest';
import { createChangeDesk } from './change-desk.ts';
import { emptyState } from './empty-state.ts';
import type { ChatState } from './state.ts';
import { createStore } from './store.ts';
import { createFakeClock, createMemoryStore } from './testing/index.ts';

it('[SN11] shows what is wanted until the event is there, where the answer comes first', async () => {
  const clock = createFakeClock();
  const logAt = (head: number) => ({
    logs: { talk: { head, entries: [], steps: [], more: false, loading_older: false } },
  });
  const store = createStore<ChatState>({ ...emptyState, ...logAt(2) });
  const desk = createChangeDesk({
    clock,
    random: () => 0,
    storage: createMemoryStore(),
    store,
    call: async () => ({ kind: 'answered', ack: { ok: true, seq: 3 } }),
    maySend: () => true,
    tell: () => undefined,
  });
  const change = { id: 'c', conversation_id: 'talk', message_id: 'm', text: 'better' };
  desk.take([['k', JSON.stringify(change)]]);
  await clock.advance(1_000);
  expect(store.getState().changing).toEqual({ m: { text: 'better' } });
  store.update((state) => ({ ...state, ...logAt(3) }));
  await clock.advance(1_000);
  expect(store.getState().changing).toEqual({});
});
