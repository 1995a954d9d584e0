import { describe, expect, it } from 'vitest';
import { createLocalStore } from './local-store.ts';

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

describe('where the browser keeps things', () => {
  it('keeps them for the next page', async () => {
    const storage = createStorage();
    const store = createLocalStore(() => storage);
    expect(store.durable).toBe(true);
    await store.set('me/b', '2');
    await store.set('me/a', '1');
    await store.set('you/a', '3');
    const next = createLocalStore(() => storage);
    expect(await next.keys('me/')).toEqual(['me/a', 'me/b']);
    expect(await next.get('me/a')).toBe('1');
    await next.delete('me/a');
    expect(await store.get('me/a')).toBeUndefined();
  });

  it('leaves what others keep there alone', async () => {
    const storage = createStorage();
    storage.setItem('me/theirs', 'x');
    const store = createLocalStore(() => storage);
    expect(await store.keys('')).toEqual([]);
    expect(await store.get('me/theirs')).toBeUndefined();
  });

  it('keeps in memory what does not fit', async () => {
    const storage = createStorage(1);
    const store = createLocalStore(() => storage);
    await store.set('a', '1');
    await store.set('b', '2');
    expect(await store.keys('')).toEqual(['a', 'b']);
    expect(await store.get('b')).toBe('2');
    await store.delete('a');
    await store.set('b', '3');
    expect(await createLocalStore(() => storage).get('b')).toBe('3');
    expect(await store.keys('')).toEqual(['b']);
  });
});

it('keeps things in memory where the browser refuses', async () => {
  const refusals = [
    () => {
      throw new Error('SecurityError');
    },
    () => createStorage(0),
  ];
  for (const find of refusals) {
    const store = createLocalStore(find);
    expect(store.durable).toBe(false);
    await store.set('a', '1');
    expect(await store.get('a')).toBe('1');
  }
});
