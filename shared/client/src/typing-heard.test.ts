import { limits, type Typing } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createEphemeral } from './ephemeral.ts';
import type { ChatState } from './state.ts';
import { createStore } from './store.ts';
import { emptyState } from './empty-state.ts';
import { createFakeClock } from './testing/index.ts';

const ada = { kind: 'agent', id: 'ada' } as const;

function createEar() {
  const clock = createFakeClock();
  const store = createStore<ChatState>({ ...emptyState, me: { kind: 'agent', id: 'me' } });
  const ear = createEphemeral(clock, store);
  return {
    clock,
    ear,
    store,
    hear: (typing: boolean, change: Partial<Typing> = {}) =>
      ear.typing({ conversation_id: 'talk', actor: ada, typing, ...change }),
    types: () => store.getState().typing['talk'],
  };
}

it('[EP1] holds for 6 s without another', async () => {
  const { hear, types, clock } = createEar();
  hear(true);
  await clock.advance(limits.typing_ms - 1);
  hear(true);
  await clock.advance(limits.typing_ms - 1);
  expect(types()).toEqual([{ actor: ada }]);
  await clock.advance(1);
  expect(types()).toBeUndefined();
});

it('[EP1] ends when they stop', () => {
  const { hear, types, clock } = createEar();
  hear(true);
  hear(false);
  expect(types()).toBeUndefined();
  expect(clock.pending()).toBe(0);
});

it('tells several apart, and the note from the reply', () => {
  const { hear, types } = createEar();
  const lin = { kind: 'agent', id: 'lin' } as const;
  hear(true);
  hear(true, { actor: lin, internal: true });
  expect(types()).toEqual([{ actor: ada }, { actor: lin, internal: true }]);
  hear(false);
  expect(types()).toEqual([{ actor: lin, internal: true }]);
});

it('changes nothing when it hears the same again', () => {
  const { hear, store } = createEar();
  hear(true);
  const before = store.getState();
  hear(true);
  expect(store.getState()).toBe(before);
});

it('does not take our own other tab for somebody else', () => {
  const { hear, types } = createEar();
  hear(true, { actor: { kind: 'agent', id: 'me' } });
  expect(types()).toBeUndefined();
});

it('forgets everybody when the connection is lost', () => {
  const { hear, types, ear, clock } = createEar();
  hear(true);
  ear.lost();
  expect(types()).toBeUndefined();
  expect(clock.pending()).toBe(0);
});

it('meets the agent who types, and drops frames of a wrong form', () => {
  const { hear, store, ear } = createEar();
  const agent = { id: 'ada', name: 'Ada', avatar_url: null };
  hear(true, { agent });
  expect(store.getState().agents).toEqual({ ada: agent });
  const before = store.getState();
  for (const wrong of [
    null,
    7,
    {},
    { conversation_id: 'talk' },
    { conversation_id: 1, actor: ada },
  ]) {
    ear.typing(wrong);
    ear.presence(wrong);
  }
  expect(store.getState()).toBe(before);
});

it('[EP2] notes who comes and goes', () => {
  const { ear, store } = createEar();
  const agent = { id: 'ada', name: 'Ada', avatar_url: null };
  ear.presence({ party: ada, availability: 'away', agent });
  expect(store.getState()).toMatchObject({ presence: { ada: 'away' }, agents: { ada: agent } });
  ear.presence({ party: ada, availability: 'offline' });
  expect(store.getState().presence).toEqual({});
});
