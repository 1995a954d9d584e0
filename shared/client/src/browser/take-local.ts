import { localPrefix } from './local-prefix.ts';

/** Moves what earlier versions kept in `localStorage` into a table. What the table has already stays as it is. */
export async function takeLocal(
  database: IDBDatabase,
  table: string,
  find: () => Storage,
): Promise<void> {
  const storage = reachable(find);
  const keys = Object.keys(storage ?? {}).filter((key) => key.startsWith(localPrefix));
  if (storage === undefined || keys.length === 0) return;
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    const kept = transaction.objectStore(table);
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

function reachable(find: () => Storage): Storage | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
