import type { Id } from '@porchlight/protocol';
import type { Bytes, ByteStore } from '../files.ts';
import { createMemoryBytes } from '../memory-bytes.ts';

const table = 'bytes';

/** Keeps what files hold in IndexedDB, as the blobs that they are: nothing of them is read. What can't be kept stays in memory. */
export function createIndexedBytes(find: () => IDBFactory = () => indexedDB): ByteStore {
  const memory = createMemoryBytes();
  let database: Promise<IDBDatabase> | undefined;

  async function run<Result>(
    mode: IDBTransactionMode,
    work: (kept: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> {
    const transaction = (await (database ??= open(find()))).transaction(table, mode);
    return new Promise((resolve, reject) => {
      const fail = () => reject(transaction.error ?? new Error('aborted'));
      transaction.addEventListener('abort', fail);
      transaction.addEventListener('error', fail);
      const request = work(transaction.objectStore(table));
      transaction.addEventListener('complete', () => resolve(request.result));
    });
  }

  /** A browser may close the database behind our back; then it is opened once more. Undefined where that fails, too. */
  async function attempt<Result>(
    ...work: Parameters<typeof run<Result>>
  ): Promise<Result | undefined> {
    for (const _try of ['at first', 'opened again']) {
      try {
        return await run(...work);
      } catch {
        database = undefined;
      }
    }
    return undefined;
  }

  return {
    async get(id) {
      const kept = await attempt<Bytes | undefined>('readonly', (all) => all.get(id));
      return kept ?? memory.get(id);
    },
    async keep(id, bytes) {
      const kept = await attempt('readwrite', (all) => all.put(bytes, id));
      if (kept === undefined) await memory.keep(id, bytes);
    },
    async forget(id) {
      await memory.forget(id);
      await attempt('readwrite', (all) => all.delete(id));
    },
    async ids() {
      const kept = await attempt('readonly', (all) => all.getAllKeys());
      return [...((kept ?? []) as Id[]), ...(await memory.ids())];
    },
  };
}

/** Beside the words' own: whoever has an older page open must not stand in the way. */
function open(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('porchlight-files');
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
    request.addEventListener('blocked', () => reject(new Error('blocked')));
    request.onsuccess = () => {
      request.result.addEventListener('versionchange', () => request.result.close());
      resolve(request.result);
    };
  });
}
