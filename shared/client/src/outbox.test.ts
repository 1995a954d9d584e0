import { createIdSource, limits, type Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { KeyValueStore } from './environment.ts';
import { createOutbox } from './outbox.ts';
import type { ChatState, OutgoingMessage } from './state.ts';
import { createStore } from './store.ts';
import { talkAt } from './test/events.ts';
import { createFakeLine } from './test/fake-line.ts';
import { emptyState } from './empty-state.ts';
import { createFakeEnvironment, createMemoryStore, settled } from './testing/index.ts';
import { keysOf } from './test/keys-of.ts';

const at = '2026-01-01T00:00:00.000Z';
const accepted = { id: 'x', seq: 2, at };

const alone = { leads: () => true, confirm: () => Promise.resolve(), tell: () => {} };

async function createPen(storage: KeyValueStore = createMemoryStore(), scope = 'me') {
  const environment = createFakeEnvironment({ storage, random: () => 0.999 });
  const store = createStore<ChatState>(emptyState);
  const line = createFakeLine();
  let id = 0;
  const newId = (): Id => `new-${(id += 1)}`;
  const outbox = createOutbox({ ...line, ...alone, environment, scope, store, newId });
  await outbox.load();
  return {
    outbox,
    line,
    store,
    storage,
    clock: environment.clock,
    write: async (message_id: Id, text = message_id, conversation_id = 'talk') => {
      await outbox.add({ id: message_id, conversation_id, text, created_at: at });
      await settled();
    },
    /** Each message with its state, as a person sees them. */
    sees: () => store.getState().outbox.map(({ text, state }) => `${text} ${state.kind}`),
    pump: async () => {
      outbox.pump();
      await settled();
    },
    sent: () => line.made.map(({ payload }) => payload['id']),
    kept: () => keysOf(storage),
    becomes: (message_id: Id, state: OutgoingMessage['state']) => {
      store.update((before) => ({
        ...before,
        outbox: before.outbox.map((message) =>
          message.id === message_id ? { ...message, state } : message,
        ),
      }));
    },
    /** Its event has come. */
    happened: (message_id: Id) => {
      store.update((state) => ({
        ...state,
        outbox: state.outbox.filter((message) => message.id !== message_id),
      }));
      outbox.sweep();
    },
  };
}

describe('sending', () => {
  it('shows a message at once and keeps it until the server has it', async () => {
    const pen = await createPen();
    const adding = pen.outbox.add({ id: 'a', conversation_id: 'talk', text: 'a', created_at: at });
    expect(pen.sees()).toEqual(['a queued']);
    expect(pen.line.made).toEqual([]);
    await adding;
    await settled();
    expect(pen.sees()).toEqual(['a sending']);
    expect(await pen.kept()).toHaveLength(1);
    await pen.line.accept(accepted);
    expect(pen.sees()).toEqual(['a acked']);
    expect(await pen.kept()).toEqual([]);
  });

  it('[SN2] has one send in flight per conversation, in the order of writing', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.write('b');
    await pen.write('elsewhere', 'elsewhere', 'other talk');
    expect(pen.sent()).toEqual(['a', 'elsewhere']);
    await pen.line.accept(accepted);
    expect(pen.sent()).toEqual(['a', 'elsewhere', 'b']);
  });

  it('[ID5] sends in the order of writing whatever the ids say', async () => {
    const storage = createMemoryStore();
    const first = await createPen(storage);
    await first.line.lose();
    for (const id of ['z', 'm', 'a']) await first.write(id);
    const again = await createPen(storage);
    expect(again.sees()).toEqual(['z queued', 'm queued', 'a queued']);
    await again.pump();
    for (let turn = 0; turn < 3; turn += 1) await again.line.accept(accepted);
    expect(again.sent()).toEqual(['z', 'm', 'a']);
  });

  it('sends a note as a note', async () => {
    const pen = await createPen();
    await pen.outbox.add({
      id: 'a',
      conversation_id: 'talk',
      text: 'a',
      internal: true,
      created_at: at,
    });
    await settled();
    expect(pen.line.made[0]?.payload).toEqual({
      id: 'a',
      conversation_id: 'talk',
      text: 'a',
      internal: true,
    });
  });

  it('[LG4] takes an event that comes before the answer for the answer', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.write('b');
    pen.happened('a');
    expect(await pen.kept()).toHaveLength(1);
    await pen.line.silence();
    expect(pen.sees()).toEqual(['b sending']);
    expect(pen.sent()).toEqual(['a', 'b']);
  });

  it('sends again what a restored server no longer has', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.line.accept(accepted);
    pen.store.update((state) => ({
      ...state,
      outbox: state.outbox.map((message) => ({ ...message, state: { kind: 'queued' } as const })),
    }));
    expect(await pen.outbox.discard('a')).toBeUndefined();
    await pen.pump();
    await settled();
    expect(pen.sent()).toEqual(['a', 'a']);
    expect(await pen.kept()).toHaveLength(1);
  });
});

describe('trouble', () => {
  it('[SN4] repeats a send without an answer under the same id, and never fails it', async () => {
    const pen = await createPen();
    await pen.write('a');
    for (let loss = 0; loss < 3; loss += 1) {
      await pen.line.lose();
      expect(pen.sees()).toEqual(['a sending']);
      pen.line.revive();
      await pen.pump();
    }
    expect(pen.sent()).toEqual(['a', 'a', 'a', 'a']);
    await pen.line.accept(accepted);
    expect(pen.sees()).toEqual(['a acked']);
  });

  it('[SN4] says "not sent yet" 30 s after the first attempt', async () => {
    const pen = await createPen();
    await pen.line.lose();
    await pen.write('a');
    await pen.clock.advance(limits.unclear_ms * 2);
    expect(pen.sees()).toEqual(['a queued']);
    pen.line.revive();
    await pen.pump();
    await pen.line.lose();
    await pen.clock.advance(limits.unclear_ms - 1);
    expect(pen.sees()).toEqual(['a sending']);
    await pen.clock.advance(1);
    expect(pen.sees()).toEqual(['a unclear']);
    pen.line.revive();
    await pen.pump();
    await pen.line.accept(accepted);
    expect(pen.sees()).toEqual(['a acked']);
  });

  it('[SN4] does not say so of what the server is known to have, though its answer never comes', async () => {
    const pen = await createPen();
    await pen.write('a');
    // Its event has come, and the log it belongs to is not here.
    pen.becomes('a', { kind: 'acked', seq: 2, at });
    await pen.clock.advance(limits.unclear_ms);
    expect(pen.sees()).toEqual(['a acked']);
  });

  it('[TB2] nor of what another tab has sent since this one led', async () => {
    const pen = await createPen();
    await pen.write('a');
    const { book } = pen.outbox;
    const message = book.find('a');
    const key = book.entries.get('a')?.key;
    if (message === undefined || key === undefined) throw new Error('it was not written');
    book.put([key, { ...message, state: { kind: 'acked', seq: 2, at } }]);
    expect(pen.clock.pending()).toBe(0);
    expect(pen.sees()).toEqual(['a acked']);
  });

  it('[SN10] is gone with its conversation where that was erased, and has not failed', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.line.accept(accepted);
    pen.outbox.doubt();
    await pen.pump();
    const talk = { ...talkAt(5), erased_at: at };
    pen.store.update((state) => ({ ...state, conversations: { talk } }));
    await pen.line.refuse('forbidden');
    expect(pen.sees()).toEqual([]);
    await pen.write('b');
    await pen.line.refuse('forbidden');
    expect(pen.sees()).toEqual(['b failed']);
  });

  it('[SN10] asks once more about what was acknowledged and is not among what was missed', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.line.accept(accepted);
    await pen.write('b');
    expect(pen.sent()).toEqual(['a', 'b']);
    await pen.line.lose();
    pen.line.revive();
    pen.outbox.doubt();
    await pen.pump();
    // It stands before what was written after it, and goes on being shown as sent.
    expect(pen.sent()).toEqual(['a', 'b', 'a']);
    expect(pen.sees()).toEqual(['a acked', 'b sending']);
    await pen.line.accept({ ...accepted, seq: 3 });
    expect(pen.sent()).toEqual(['a', 'b', 'a', 'b']);
    await pen.line.accept({ ...accepted, seq: 4 });
    expect(pen.sees()).toEqual(['a acked', 'b acked']);
    pen.happened('a');
    pen.outbox.sweep();
    await pen.pump();
    expect(pen.sent()).toEqual(['a', 'b', 'a', 'b']);
  });

  it('[SN2] waits for what is in flight, also with what comes back before it', async () => {
    const pen = await createPen();
    await pen.write('b');
    const { book } = pen.outbox;
    const message = book.find('b');
    if (message === undefined) throw new Error('it was not written');
    book.put(['0', { ...message, id: 'a', text: 'a', state: { kind: 'queued' } }]);
    await pen.pump();
    expect(pen.sees()).toEqual(['a queued', 'b sending']);
    expect(pen.sent()).toEqual(['b']);
    await pen.line.accept(accepted);
    expect(pen.sent()).toEqual(['b', 'a']);
  });

  it('[SN2] holds the queue for a later error, and waits as long as the server asks', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.write('b', 'b', 'other talk');
    await pen.line.refuse('rate_limited', 5_000);
    await pen.line.accept(accepted);
    await pen.write('c', 'c', 'third talk');
    await pen.clock.advance(4_999);
    expect(pen.sent()).toEqual(['a', 'b']);
    await pen.clock.advance(1);
    expect(pen.sent()).toEqual(['a', 'b', 'a', 'c']);
  });

  it('[SN5] waits longer each time, and starts over after a success', async () => {
    const pen = await createPen();
    await pen.write('a');
    const spans: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const before = pen.clock.now();
      await pen.line.refuse('storage_unavailable');
      while (pen.line.waiting.length === 0) await pen.clock.advance(100);
      spans.push(pen.clock.now() - before);
    }
    expect(spans).toEqual([500, 1_000, 2_000, 4_000]);
    await pen.line.accept(accepted);
    await pen.write('b');
    await pen.line.refuse('internal');
    await pen.clock.advance(500);
    expect(pen.line.waiting).toHaveLength(1);
  });

  it('[SN2] holds a queue whose session has expired', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.line.refuse('session_expired');
    expect(pen.sees()).toEqual(['a sending']);
    expect(await pen.kept()).toHaveLength(1);
  });

  it('[SN2] takes out what the server will never have, shows it with its text, and goes on', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.write('b');
    await pen.line.refuse('not_found');
    expect(pen.sees()).toEqual(['a failed', 'b sending']);
    const again = await createPen(pen.storage);
    expect(again.sees()).toEqual(['a failed', 'b queued']);
    expect(again.store.getState().outbox[0]?.state).toMatchObject({ error: { code: 'not_found' } });
    await again.pump();
    expect(again.sent()).toEqual(['b']);
  });
});

describe('retry and discard', () => {
  async function withFailure(code: 'not_found' | 'id_conflict' = 'not_found') {
    const pen = await createPen();
    await pen.write('a');
    await pen.write('b');
    await pen.line.refuse(code);
    return pen;
  }

  it('[SN3] retries at the end of the queue, with the same id for the same text', async () => {
    const pen = await withFailure();
    await pen.outbox.retry('a');
    expect(pen.sees()).toEqual(['b sending', 'a queued']);
    await pen.line.accept(accepted);
    expect(pen.sent()).toEqual(['a', 'b', 'a']);
    expect(await pen.kept()).toHaveLength(1);
  });

  it('[SN3] gives a changed text a new id', async () => {
    const pen = await withFailure();
    await pen.outbox.retry('a', 'a, but better');
    await pen.line.accept(accepted);
    expect(pen.line.waiting[0]?.payload).toMatchObject({ id: 'new-1', text: 'a, but better' });
    const again = await createPen(pen.storage);
    expect(again.sees()).toEqual(['a, but better queued']);
  });

  it('gives a new id where the old one is taken', async () => {
    const pen = await withFailure('id_conflict');
    await pen.outbox.retry('a');
    await pen.line.accept(accepted);
    expect(pen.line.waiting[0]?.payload).toMatchObject({ id: 'new-1', text: 'a' });
  });

  it('retries nothing that has not failed', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.outbox.retry('a', 'other');
    await pen.outbox.retry('nobody knows');
    expect(pen.sees()).toEqual(['a sending']);
  });

  it('gives back the text of a failed message, and of one that was never tried', async () => {
    const pen = await withFailure();
    await pen.write('c');
    expect(await pen.outbox.discard('a')).toBe('a');
    expect(await pen.outbox.discard('c')).toBe('c');
    expect(await pen.outbox.discard('b')).toBeUndefined();
    expect(pen.sees()).toEqual(['b sending']);
    expect(await pen.kept()).toHaveLength(1);
  });

  it('does not let go of what the server may have, not even after a reload', async () => {
    const pen = await createPen();
    await pen.write('a');
    const again = await createPen(pen.storage);
    expect(again.sees()).toEqual(['a queued']);
    expect(await again.outbox.discard('a')).toBeUndefined();
    await pen.line.accept(accepted);
    expect(await pen.outbox.discard('a')).toBeUndefined();
  });
});

describe('keeping', () => {
  it('[SN1] never mixes what two people have written', async () => {
    const storage = createMemoryStore();
    const mia = await createPen(storage, 'server/inbox/mia');
    await mia.line.lose();
    await mia.write('a');
    const noor = await createPen(storage, 'server/inbox/noor');
    expect(noor.sees()).toEqual([]);
    expect((await createPen(storage, 'server/inbox/mia')).sees()).toEqual(['a queued']);
  });

  it('lets two tabs write at the same moment', async () => {
    const storage = createMemoryStore();
    const [left, right] = [await createPen(storage), await createPen(storage)];
    await left.line.lose();
    await right.line.lose();
    await left.write('left');
    await right.write('right');
    expect((await createPen(storage)).sees()).toEqual(['left queued', 'right queued']);
  });

  it('lets two tabs send one message, and erases it only once it is acknowledged', async () => {
    const storage = createMemoryStore();
    const left = await createPen(storage);
    await left.write('a');
    const right = await createPen(storage);
    await right.pump();
    await right.line.lose();
    expect(await left.kept()).toHaveLength(1);
    await left.line.accept(accepted);
    expect(await left.kept()).toEqual([]);
    right.line.revive();
    await right.pump();
    await right.line.accept(accepted);
    expect([left.sees(), right.sees()]).toEqual([['a acked'], ['a acked']]);
  });

  it('keeps the later entry of a retry that was cut short', async () => {
    const storage = createMemoryStore();
    const kept = { id: 'a', conversation_id: 'talk', text: 'a', created_at: at };
    const failed = { ...kept, failed: { code: 'invalid', message: '', retry: 'never' } };
    await storage.set('me/outbox/000000000001.a', JSON.stringify(failed));
    await storage.set('me/outbox/000000000002.a', JSON.stringify(kept));
    expect((await createPen(storage)).sees()).toEqual(['a queued']);
    expect(await keysOf(storage)).toEqual(['me/outbox/000000000002.a']);
  });

  it('leaves alone what it can not read', async () => {
    const storage = createMemoryStore();
    await storage.set('me/outbox/000000000007.x', '{"id":');
    await storage.set('me/outbox/000000000008.y', '{"id":1}');
    const pen = await createPen(storage);
    expect(pen.sees()).toEqual([]);
    await pen.line.lose();
    await pen.write('a');
    expect((await pen.kept()).at(-1)).toBe('me/outbox/000000000009.a');
    expect(await pen.kept()).toHaveLength(3);
  });

  it('shows what is written before it has loaded, below what was kept', async () => {
    const storage = createMemoryStore();
    const before = await createPen(storage);
    await before.line.lose();
    await before.write('kept');
    const environment = createFakeEnvironment({ storage });
    const store = createStore<ChatState>(emptyState);
    const newId = createIdSource(environment.clock.now, environment.random);
    const line = createFakeLine();
    const outbox = createOutbox({ ...line, ...alone, environment, scope: 'me', store, newId });
    await outbox.add({ id: 'new', conversation_id: 'talk', text: 'new', created_at: at });
    await settled();
    expect(store.getState().outbox.map(({ id }) => id)).toEqual(['kept', 'new']);
    expect(line.made.map(({ payload }) => payload['id'])).toEqual(['kept']);
  });

  it('[FI10] keeps trying where what brings files can not be fetched, and rejects nothing', async () => {
    const environment = createFakeEnvironment({ storage: createMemoryStore() });
    const store = createStore<ChatState>(emptyState);
    const newId = createIdSource(environment.clock.now, environment.random);
    const line = createFakeLine();
    let asked = 0;
    const files = async () => {
      asked += 1;
      throw new TypeError('Failed to fetch');
    };
    const outbox = createOutbox({
      ...line,
      ...alone,
      environment,
      scope: 'me',
      store,
      newId,
      files,
    });
    const file = { id: 'bill', name: 'bill.txt', type: 'text/plain', size: 1 };
    await outbox.add({ id: 'a', conversation_id: 'talk', text: '', files: [file], created_at: at });
    await settled();
    await environment.clock.advance(60_000);
    expect(store.getState().outbox.map(({ state }) => state.kind)).toEqual(['queued']);
    expect(asked).toBeGreaterThan(1);
    expect(line.made).toEqual([]);
    outbox.close();
  });

  it('leaves no timer running when it is closed', async () => {
    const pen = await createPen();
    await pen.write('a');
    await pen.line.refuse('internal');
    pen.outbox.close();
    expect(pen.clock.pending()).toBe(0);
  });
});

describe('two tabs with one store', () => {
  async function createTabs() {
    const storage = { ...createMemoryStore(), shared: true };
    return { storage, left: await createPen(storage), right: await createPen(storage) };
  }

  it('[TB6] never send what one of them has taken out', async () => {
    const { left, storage } = await createTabs();
    await left.line.lose();
    await left.write('a');
    const right = await createPen(storage);
    left.line.revive();
    const [text] = await Promise.all([right.outbox.discard('a'), left.pump()]);
    expect(text).toBe('a');
    expect(left.sent()).toEqual([]);
    expect(left.sees()).toEqual([]);
  });

  it('[TB6] take nothing out that one of them has begun to send', async () => {
    const { left, storage } = await createTabs();
    await left.line.lose();
    await left.write('a');
    const right = await createPen(storage);
    left.line.revive();
    const sending = left.pump();
    // Its page has had a turn, and has asked the store.
    await Promise.resolve();
    expect(await right.outbox.discard('a')).toBeUndefined();
    await sending;
    expect(left.sent()).toEqual(['a']);
    expect(await right.kept()).toHaveLength(1);
  });

  it('[TB3] one that comes to lead goes by the store: what is there, in its order, and no more', async () => {
    const { left, right } = await createTabs();
    await right.line.lose();
    await right.write('b');
    await left.write('a');
    await left.line.silence();
    await right.outbox.lead();
    expect(right.sees()).toEqual(['b queued', 'a queued']);
    await left.outbox.lead();
    await left.clock.advance(500);
    await left.line.accept(accepted);
    await left.line.accept(accepted);
    expect(left.sent()).toEqual(['a', 'b', 'a']);
    await right.outbox.lead();
    expect(right.sees()).toEqual([]);
  });
});
