import type { Id } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { emptyState } from './empty-state.ts';
import type { OutboxNews } from './outbox-book.ts';
import { createOutboxSharing } from './outbox-sharing.ts';
import { createOutbox } from './outbox.ts';
import type { ChatState } from './state.ts';
import { createStore } from './store.ts';
import { createFakeLine } from './test/fake-line.ts';
import { createFakeEnvironment, createMemoryStore, settled } from './testing/index.ts';

const at = '2026-01-01T00:00:00.000Z';

/** Two tabs of one person: one leads, the other follows. */
async function createTabs() {
  const storage = { ...createMemoryStore(), shared: true };
  const open = async (leads: boolean) => {
    const told: OutboxNews[] = [];
    const line = createFakeLine();
    const store = createStore<ChatState>(emptyState);
    const outbox = createOutbox({
      ...line,
      environment: createFakeEnvironment({ storage, random: () => 0 }),
      scope: 'me',
      store,
      newId: () => 'new',
      leads: () => leads,
      confirm: () => Promise.resolve(),
      tell: (news) => told.push(news),
    });
    const sharing = createOutboxSharing({
      book: outbox.book,
      leads: () => leads,
      tell: (news) => told.push(news),
      pump: outbox.pump,
    });
    await outbox.load();
    const sees = () => store.getState().outbox.map(({ id, state }) => `${id} ${state.kind}`);
    return { outbox, sharing, line, told, store, sees };
  };
  return { leader: await open(true), follower: await open(false) };
}

type Tab = Awaited<ReturnType<typeof createTabs>>['leader'];

/** A tab that has heard that a message was acknowledged, and not of its event. */
function hearsAcked({ sharing }: Tab, id: Id): void {
  const state = { kind: 'acked', seq: 7, at } as const;
  const message = { id, conversation_id: 'talk', text: id, created_at: at, state };
  sharing.hear({ kind: 'put', placed: [`me/outbox/1/${id}`, message] });
}

it('[SN10] a tab that joins tells its leader of what was acknowledged and has no event', async () => {
  const { leader, follower } = await createTabs();
  hearsAcked(follower, 'a');
  follower.sharing.join(leader.sharing.list());
  await settled();
  expect(follower.told).toMatchObject([{ kind: 'put', placed: [expect.anything(), { id: 'a' }] }]);
  for (const news of follower.told) leader.sharing.hear(news);
  await settled();
  // It asks once more; to the server it is a repetition.
  expect(leader.line.made.map(({ payload }) => payload['id'])).toEqual(['a']);
  expect([leader.sees(), follower.sees()]).toEqual([['a acked'], ['a acked']]);
});

it('[SN10] so does one whose history begins anew', async () => {
  const { leader, follower } = await createTabs();
  hearsAcked(follower, 'a');
  expect(follower.told).toEqual([]);
  follower.outbox.reset();
  for (const news of follower.told) leader.sharing.hear(news);
  await settled();
  expect(leader.line.made.map(({ payload }) => payload['id'])).toEqual(['a']);
});

it('[TB2] what has come is not put back by a tab that has not heard of it, until history begins anew', async () => {
  const { leader } = await createTabs();
  hearsAcked(leader, 'a');
  // Its event comes, for a conversation whose log is not kept here.
  leader.store.update((state) => ({ ...state, outbox: [] }));
  leader.outbox.sweep();
  hearsAcked(leader, 'a');
  expect(leader.sees()).toEqual([]);
  leader.outbox.reset();
  hearsAcked(leader, 'a');
  expect(leader.sees()).toEqual(['a acked']);
});
