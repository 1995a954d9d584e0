import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { KeyValueStore } from '../environment.ts';
import { createMemoryStore } from '../memory-store.ts';
import { keysOf, valueAt } from '../test/keys-of.ts';
import { createIndexedStore, type IndexedStoreOptions } from './indexed-store.ts';

const nothing = Object.assign(Object.create(null), { length: 0 }) as Storage;

function open(factory: IDBFactory, options: IndexedStoreOptions = {}): KeyValueStore {
  return createIndexedStore({ find: () => factory, local: () => nothing, ...options });
}

/** The databases that a store has opened, so that a test can do to them what browsers do. */
function watched(factory: IDBFactory): { factory: IDBFactory; opened: IDBDatabase[] } {
  const opened: IDBDatabase[] = [];
  const open = (name: string): IDBOpenDBRequest => {
    const request = factory.open(name);
    request.addEventListener('success', () => opened.push(request.result));
    return request;
  };
  return { factory: { open } as unknown as IDBFactory, opened };
}

function refusing(): IDBFactory {
  throw new DOMException('not here', 'SecurityError');
}

afterEach(() => vi.restoreAllMocks());

describe('a store in IndexedDB', () => {
  it('keeps things for the next page', async () => {
    const factory = new IDBFactory();
    const store = open(factory);
    expect([store.durable, store.shared]).toEqual([true, true]);
    await store.set('me/b', '2');
    expect(await store.update('me/a', (before) => `after ${before}`)).toBeUndefined();
    await store.set('you/a', '3');
    const next = open(factory);
    expect(await next.entries('me/')).toEqual([
      ['me/a', 'after undefined'],
      ['me/b', '2'],
    ]);
    expect(await next.update('me/a', () => undefined)).toBe('after undefined');
    await next.set('me/b', undefined);
    expect(await keysOf(store)).toEqual(['you/a']);
  });

  it('counts for all tabs at once', async () => {
    const factory = new IDBFactory();
    const tabs = [open(factory), open(factory), open(factory)];
    const names = Array.from({ length: 30 }, (_, nr) => `m${nr}`);
    const keys = await Promise.all(
      names.map((name, nr) => (tabs[nr % 3] as KeyValueStore).append('me/', name, name)),
    );
    expect(new Set(keys.map((key) => key.slice(0, 15))).size).toBe(30);
    expect(await keysOf(open(factory))).toEqual(keys.toSorted());
  });

  it('lets one tab alone change a thing at a time', async () => {
    const factory = new IDBFactory();
    const tabs = [open(factory), open(factory)];
    const more = (before = '0'): string => String(Number(before) + 1);
    await Promise.all(
      Array.from({ length: 20 }).flatMap(() => tabs.map((tab) => tab.update('me/count', more))),
    );
    expect(await valueAt(open(factory), 'me/count')).toBe('40');
  });

  it('puts what must not be lost onto the disk', async () => {
    const { factory, opened } = watched(new IDBFactory());
    const store = open(factory);
    await store.set('a', '1');
    const asked = vi.spyOn(opened[0] as IDBDatabase, 'transaction');
    await store.append('me/', 'x', '1');
    expect(asked.mock.lastCall?.[2]).toEqual({ durability: 'strict' });
  });
});

describe('trouble with IndexedDB', () => {
  it('opens a database again that the browser has closed', async () => {
    const { factory, opened } = watched(new IDBFactory());
    const store = open(factory);
    await store.append('me/', 'x', '1');
    for (const database of opened) database.close();
    await store.append('me/', 'y', '2');
    expect(await store.entries('me/')).toHaveLength(2);
    expect(opened).toHaveLength(2);
    opened[1]?.close();
    await store.set('me/z', '3');
    expect(opened).toHaveLength(3);
    expect(store.durable).toBe(true);
  });

  it("stands in nobody's way who erases the database", async () => {
    const real = new IDBFactory();
    const store = open(real);
    await store.set('a', '1');
    await new Promise((resolve) => {
      real.deleteDatabase('porchlight').addEventListener('success', resolve);
    });
    expect(await keysOf(store)).toEqual([]);
    await store.set('a', '1');
    expect(await valueAt(open(real), 'a')).toBe('1');
  });

  it('goes on in memory when nothing more fits, and says so', async () => {
    const { factory, opened } = watched(new IDBFactory());
    const store = open(factory);
    await store.append('me/', 'x', '1');
    let losses = 0;
    store.onLoss(() => (losses += 1));
    full(opened);
    const key = await store.append('me/', 'y', '2');
    expect([store.durable, store.shared, losses]).toEqual([false, false, 1]);
    expect(await store.entries('me/')).toEqual([[key, '2']]);
  });

  it('lets nothing come back that was taken away after that', async () => {
    const real = new IDBFactory();
    const { factory, opened } = watched(real);
    const store = open(factory);
    const key = await store.append('me/', 'x', '1');
    full(opened);
    await store.set('me/more', '2');
    vi.restoreAllMocks();
    await store.set(key, undefined);
    expect(await keysOf(open(real))).toEqual([]);
  });

  it('uses what else there is where the browser refuses', async () => {
    const substitute = { ...createMemoryStore(), durable: true };
    const store = createIndexedStore({
      find: refusing,
      substitute: async () => substitute,
      local: () => nothing,
    });
    await store.set('a', '1');
    expect([store.durable, store.shared]).toEqual([true, false]);
    expect(await valueAt(substitute, 'a')).toBe('1');
  });

  it('keeps things in memory where the browser refuses everything', async () => {
    const store = createIndexedStore({ find: refusing, substitute: async () => undefined });
    await store.set('a', '1');
    expect([store.durable, store.shared]).toEqual([false, false]);
    expect(await valueAt(store, 'a')).toBe('1');
  });

  it('waits for no browser that never answers', async () => {
    vi.useFakeTimers();
    const silent = { open: () => new EventTarget() } as unknown as IDBFactory;
    const store = open(silent, { substitute: async () => undefined });
    const setting = store.set('a', '1');
    await vi.advanceTimersByTimeAsync(10_000);
    await setting;
    vi.useRealTimers();
    expect(store.durable).toBe(false);
  });
});

describe('what earlier versions have kept', () => {
  function earlier(texts: Record<string, string>): Storage {
    const methods = {
      getItem: (key: string) => texts[key] ?? null,
      removeItem: (key: string) => void delete texts[key],
    };
    return new Proxy(methods as unknown as Storage, {
      ownKeys: () => Object.keys(texts),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    });
  }

  it('is moved, and nothing else', async () => {
    const texts = {
      'porchlight/me/outbox/000000000007.x': 'unsent',
      'porchlight/me/draft/talk/reply': 'draft',
      'porchlight.signed_in': 'yes',
    };
    const store = open(new IDBFactory(), { local: () => earlier(texts) });
    expect(await store.entries('')).toEqual([
      ['me/draft/talk/reply', 'draft'],
      ['me/outbox/000000000007.x', 'unsent'],
    ]);
    expect(texts).toEqual({ 'porchlight.signed_in': 'yes' });
    expect(await store.append('me/outbox/', 'y', 'next')).toBe('me/outbox/000000000008.y');
  });

  it('never replaces what is newer', async () => {
    const factory = new IDBFactory();
    await open(factory).set('me/draft/talk/reply', 'new');
    const texts = { 'porchlight/me/draft/talk/reply': 'old' };
    const store = open(factory, { local: () => earlier(texts) });
    expect(await valueAt(store, 'me/draft/talk/reply')).toBe('new');
  });

  it('is no condition', async () => {
    const local = (): Storage => {
      throw new DOMException('not here', 'SecurityError');
    };
    const store = open(new IDBFactory(), { local });
    await store.set('a', '1');
    expect(store.durable).toBe(true);
  });
});

/** From now on nothing can be put into the databases. */
function full(databases: readonly IDBDatabase[]): void {
  const table = Object.getPrototypeOf(
    (databases[0] as IDBDatabase).transaction('kept').objectStore('kept'),
  ) as IDBObjectStore;
  vi.spyOn(table, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}
