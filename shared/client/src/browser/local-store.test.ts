import { describe, expect, it } from 'vitest';
import type { KeyValueStore } from '../environment.ts';
import { createLocalStore } from './local-store.ts';
import { keysOf, valueAt } from '../test/keys-of.ts';

/** A `localStorage` of its own, with room for so many entries. */
function createStorage(room = Infinity): Storage {
  const texts = new Map<string, string>();
  const methods = {
    get length() {
      return texts.size;
    },
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (!texts.has(key) && texts.size >= room) throw new Error('QuotaExceeded');
      texts.set(key, value);
    },
    removeItem: (key: string) => void texts.delete(key),
  };
  // As in a browser, what is kept are the object's own keys.
  return new Proxy(methods as unknown as Storage, {
    ownKeys: () => [...texts.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

/** A store that the browser allows. */
function open(storage: Storage): KeyValueStore {
  const store = createLocalStore(() => storage);
  if (store === undefined) throw new Error('refused');
  return store;
}

describe('where the browser keeps things', () => {
  it('keeps them for the next page', async () => {
    const storage = createStorage();
    const store = open(storage);
    expect([store.durable, store.shared]).toEqual([true, false]);
    await store.set('me/b', '2');
    expect(await store.update('me/a', (before) => `1${before}`)).toBeUndefined();
    await store.set('you/a', '3');
    const next = open(storage);
    expect(await next.entries('me/')).toEqual([
      ['me/a', '1undefined'],
      ['me/b', '2'],
    ]);
    expect(await next.update('me/a', () => undefined)).toBe('1undefined');
    expect(await valueAt(store, 'me/a')).toBeUndefined();
  });

  it('counts on from what is there', async () => {
    const store = open(createStorage());
    expect(await store.append('me/', 'x', '1')).toBe('me/000000000001.x');
    expect(await store.append('me/', 'y', '2')).toBe('me/000000000002.y');
    await store.set('me/000000000001.x', undefined);
    expect(await store.append('me/', 'z', '3')).toBe('me/000000000003.z');
  });

  it('leaves what others keep there alone', async () => {
    const storage = createStorage();
    storage.setItem('me/theirs', 'x');
    const store = open(storage);
    expect(await keysOf(store)).toEqual([]);
    expect(await valueAt(store, 'me/theirs')).toBeUndefined();
  });

  it('keeps in memory what does not fit, and says so', async () => {
    const storage = createStorage(1);
    const store = open(storage);
    let losses = 0;
    const stop = store.onLoss(() => (losses += 1));
    await store.set('a', '1');
    expect([store.durable, losses]).toEqual([true, 0]);
    await store.set('b', '2');
    expect([store.durable, losses]).toEqual([false, 1]);
    expect(await keysOf(store)).toEqual(['a', 'b']);
    expect(await valueAt(store, 'b')).toBe('2');
    stop();
    await store.set('c', '2');
    expect(losses).toBe(1);
    await store.set('a', undefined);
    await store.set('c', undefined);
    await store.set('b', '3');
    expect(await valueAt(open(storage), 'b')).toBe('3');
    expect(await keysOf(store)).toEqual(['b']);
  });
});

it('is none where the browser refuses', () => {
  const refuse = (): Storage => {
    throw new Error('SecurityError');
  };
  expect(createLocalStore(refuse)).toBeUndefined();
  expect(createLocalStore(() => createStorage(0))).toBeUndefined();
});
