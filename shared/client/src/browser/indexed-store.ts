import type { KeyValueStore, Stop } from '../environment.ts';
import { createMemoryStore } from '../memory-store.ts';
import { nextKey } from '../next-key.ts';
import { localPrefix } from './local-prefix.ts';

const table = 'kept';

/** Some browsers forget to answer; nobody should wait for them. Milliseconds. */
const patience_ms = 5_000;

/** Where the store is, and what is used where the browser refuses it. */
export interface IndexedStoreOptions {
  readonly find?: () => IDBFactory;
  /** Keeps things where there is no IndexedDB; undefined where the browser refuses that, too. */
  readonly substitute?: () => Promise<KeyValueStore | undefined>;
  /** What older versions of this page have kept: it is moved here. */
  readonly local?: () => Storage;
}

/** Asks for things within one transaction; what it returns is called once that is complete. */
type Work<Result> = (kept: IDBObjectStore) => () => Result;

/**
 * Keeps text in IndexedDB. Where the browser refuses it, or fails twice in a row, another store takes over: what was
 * written until then stays where it is, and what comes is kept for as long as the page lives.
 */
export function createIndexedStore(options: IndexedStoreOptions = {}): KeyValueStore {
  const { find = () => indexedDB, local = () => localStorage } = options;
  const substitute = options.substitute ?? substituteStore;
  const listeners = new Set<() => void>();
  let database: Promise<IDBDatabase> | undefined;
  let reached = false;
  let instead: KeyValueStore | undefined;

  async function open(): Promise<IDBDatabase> {
    const found = await openDatabase(find(), () => (database = undefined));
    if (!reached) await takeEarlier(found, local);
    reached = true;
    return found;
  }

  async function run<Result>(work: Work<Result>, durability?: 'strict'): Promise<Result> {
    const found = await (database ??= open());
    const transaction = found.transaction(table, 'readwrite', {
      durability: durability ?? 'relaxed',
    });
    return new Promise((resolve, reject) => {
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('aborted')),
      );
      const result = work(transaction.objectStore(table));
      transaction.addEventListener('complete', () => resolve(result()));
    });
  }

  /** A browser may close the database behind our back; then it is opened once more. */
  async function insist<Result>(
    otherwise: (store: KeyValueStore) => Promise<Result>,
    ...work: Parameters<typeof run<Result>>
  ): Promise<Result> {
    for (const _try of ['at first', 'opened again']) {
      if (instead !== undefined) break;
      try {
        return await run(...work);
      } catch {
        database = undefined;
      }
    }
    return otherwise(instead ?? (await giveUp()));
  }

  async function giveUp(): Promise<KeyValueStore> {
    const other = (reached ? undefined : await substitute()) ?? createMemoryStore();
    if (instead !== undefined) return instead;
    instead = other;
    for (const listener of listeners) {
      listener();
      other.onLoss(listener);
    }
    return other;
  }

  return {
    get durable() {
      return instead?.durable ?? true;
    },
    get shared() {
      return instead === undefined;
    },
    entries: (prefix) =>
      insist(
        (store) => store.entries(prefix),
        (kept) => {
          const keys = kept.getAllKeys(rangeOf(prefix)) as IDBRequest<string[]>;
          const values = kept.getAll(rangeOf(prefix)) as IDBRequest<string[]>;
          return () => keys.result.map((key, at) => [key, values.result[at] ?? ''] as const);
        },
      ),
    set: async (key, value) => {
      const work = write(key, value);
      await insist((store) => store.set(key, value), work);
      // What is taken away must not come back with the next page, even where nothing can be put any more.
      if (instead !== undefined && reached && value === undefined) {
        await run(work).catch(() => (database = undefined));
      }
    },
    update: (key, change) =>
      insist(
        (store) => store.update(key, change),
        (kept) => {
          const found: IDBRequest<string | undefined> = kept.get(key);
          found.onsuccess = () => {
            const after = change(found.result);
            if (after !== found.result) write(key, after)(kept);
          };
          return () => found.result;
        },
      ),
    append: (prefix, name, value) =>
      insist(
        (store) => store.append(prefix, name, value),
        (kept) => {
          const keys = kept.getAllKeys(rangeOf(prefix)) as IDBRequest<string[]>;
          let key = '';
          keys.onsuccess = () => {
            key = nextKey(prefix, name, keys.result);
            kept.put(value, key);
          };
          return () => key;
        },
        'strict',
      ),
    onLoss: (listener): Stop => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Commits at once, so that it is done even where the page ends now. */
function write(key: string, value: string | undefined): Work<void> {
  return (kept) => {
    if (value === undefined) kept.delete(key);
    else kept.put(value, key);
    kept.transaction.commit();
    return () => {};
  };
}

function rangeOf(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

function openDatabase(factory: IDBFactory, lost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('porchlight');
    setTimeout(() => reject(new Error('no answer')), patience_ms);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
    request.onsuccess = () => {
      const database = request.result;
      database.addEventListener('close', lost);
      // Somebody wants to erase it or to change its form: nobody else may stand in the way.
      database.addEventListener('versionchange', () => {
        database.close();
        lost();
      });
      resolve(database);
    };
  });
}

/** Few have been here before this store, so what moves their words is loaded for them alone. */
async function takeEarlier(database: IDBDatabase, find: () => Storage): Promise<void> {
  const keys = localKeys(find);
  if (keys.length === 0) return;
  const part = await import('./take-local.ts').catch(() => undefined);
  await part?.takeLocal(database.transaction(table, 'readwrite'), find(), keys);
}

function localKeys(find: () => Storage): readonly string[] {
  try {
    return Object.keys(find()).filter((key) => key.startsWith(localPrefix));
  } catch {
    return [];
  }
}

async function substituteStore(): Promise<KeyValueStore | undefined> {
  const part = await import('./local-store.ts').catch(() => undefined);
  return part?.createLocalStore();
}
