import { logFromSnapshot, type Id } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { emptyState } from './empty-state.ts';
import type { OutboxNews } from './outbox-book.ts';
import { createOutboxSharing } from './outbox-sharing.ts';
import { createOutbox } from './outbox.ts';
import type { ChatState, OutgoingState } from './state.ts';
import { createStore } from './store.ts';
import { snapshotOf } from './test/events.ts';
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

const acked = { kind: 'acked', seq: 7, at } as const;

/** A tab that has heard how a message stands, and not of its event. */
function hears({ sharing }: Tab, id: Id, state: OutgoingState): void {
  const message = { id, conversation_id: 'talk', text: id, created_at: at, state };
  sharing.hear({ kind: 'put', placed: [`me/outbox/1/${id}`, message] });
}

it('[SN10] a tab that joins tells its leader of what was acknowledged and has no event', async () => {
  const { leader, follower } = await createTabs();
  hears(follower, 'a', acked);
  follower.sharing.join(leader.sharing.list());
  await settled();
  expect(follower.told).toMatchObject([{ kind: 'put', placed: [expect.anything(), { id: 'a' }] }]);
  for (const news of follower.told) leader.sharing.hear(news);
  await settled();
  // It asks once more; to the server it is a repetition.
  expect(leader.line.made.map(({ payload }) => payload['id'])).toEqual(['a']);
  expect([leader.sees(), follower.sees()]).toEqual([['a acked'], ['a acked']]);
});

it('[SN10] and is not told that it has come, where another history has gone as far', async () => {
  const { leader, follower } = await createTabs();
  hears(follower, 'a', acked);
  const logs = { talk: { ...logFromSnapshot(snapshotOf(1, 9)), loading_older: false } };
  leader.store.update((state) => ({ ...state, logs }));
  follower.sharing.join(leader.sharing.list());
  await settled();
  for (const news of follower.told) leader.sharing.hear(news);
  await settled();
  expect(leader.line.made.map(({ payload }) => payload['id'])).toEqual(['a']);
});

it('[SN10] so does one whose history begins anew', async () => {
  const { leader, follower } = await createTabs();
  hears(follower, 'a', acked);
  expect(follower.told).toEqual([]);
  follower.outbox.reset();
  for (const news of follower.told) leader.sharing.hear(news);
  await settled();
  expect(leader.line.made.map(({ payload }) => payload['id'])).toEqual(['a']);
});

it('[TB2] what has come is not put back by a tab that has not heard of it, until history begins anew', async () => {
  const { leader } = await createTabs();
  hears(leader, 'a', acked);
  // Its event comes, for a conversation whose log is not kept here.
  leader.store.update((state) => ({ ...state, outbox: [] }));
  leader.outbox.sweep();
  hears(leader, 'a', acked);
  expect(leader.sees()).toEqual([]);
  leader.outbox.reset();
  hears(leader, 'a', acked);
  expect(leader.sees()).toEqual(['a acked']);
});

it('[TB2] a tab is told that what it still shows as on its way has come', async () => {
  const { leader, follower } = await createTabs();
  hears(leader, 'a', acked);
  leader.store.update((state) => ({ ...state, outbox: [] }));
  leader.outbox.sweep();
  // It was not there when the answer came, and keeps no log of the conversation.
  hears(follower, 'a', { kind: 'unclear', since: 0 });
  leader.told.length = 0;
  hears(leader, 'a', { kind: 'unclear', since: 0 });
  expect(leader.told).toMatchObject([{ kind: 'gone', id: 'a' }]);
  for (const news of leader.told) follower.sharing.hear(news);
  expect([leader.sees(), follower.sees()]).toEqual([[], []]);
});

it('[TB2] a tab is told of what has come to the leader alone, whose answer was lost', async () => {
  const { leader, follower } = await createTabs();
  const { follower: reader } = await createTabs();
  for (const tab of [leader, follower, reader]) hears(tab, 'm5', { kind: 'sending', since: 0 });
  const logTo = (head: number) => {
    return { talk: { ...logFromSnapshot(snapshotOf(1, head)), loading_older: false } };
  };
  reader.store.update((state) => ({ ...state, logs: logTo(4) }));
  leader.told.length = 0;
  // As a snapshot does that the leader fetched for itself.
  leader.store.update((state) => ({ ...state, outbox: [], logs: logTo(5) }));
  leader.outbox.sweep();
  for (const news of leader.told) for (const tab of [follower, reader]) tab.sharing.hear(news);
  // Where the log is on screen and behind, nothing vanishes.
  expect([follower.sees(), reader.sees()]).toEqual([[], ['m5 acked']]);
  reader.store.update((state) => ({ ...state, logs: logTo(5) }));
  reader.outbox.sweep();
  expect(reader.sees()).toEqual([]);
});

it('[TB2] what stands in an older page than is here is on its way no more', async () => {
  const { follower } = await createTabs();
  hears(follower, 'a', { ...acked, seq: Number.MAX_SAFE_INTEGER });
  const log = logFromSnapshot(snapshotOf(20, 21));
  const logs = { talk: { ...log, loading_older: false } };
  follower.store.update((state) => ({ ...state, logs }));
  follower.outbox.sweep();
  expect(follower.sees()).toEqual(['a acked']);
  // The server was asked once more, and has said where it stands.
  hears(follower, 'a', acked);
  follower.outbox.sweep();
  expect(follower.sees()).toEqual([]);
});
