import { localPrefix } from './local-prefix.ts';

/**
 * Moves what earlier versions kept in `localStorage` into the one table of a transaction. What the table has already stays
 * as it is. Rejects where it does not fit; then everything is where it was.
 */
export async function takeLocal(
  transaction: IDBTransaction,
  storage: Storage,
  keys: readonly string[],
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    const kept = transaction.objectStore(transaction.objectStoreNames[0] ?? '');
    for (const key of keys) {
      const name = key.slice(localPrefix.length);
      const known = kept.getKey(name);
      known.onsuccess = () => {
        if (known.result === undefined) kept.put(storage.getItem(key) ?? '', name);
      };
    }
  });
  for (const key of keys) storage.removeItem(key);
}
