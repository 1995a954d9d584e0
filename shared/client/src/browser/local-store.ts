import type { KeyValueStore } from '../environment.ts';
import { createMemoryStore } from '../memory-store.ts';

const prefix = 'porchlight/';

/** Keeps text in `localStorage` where the browser allows it, else in memory. What does not fit stays in memory. */
export function createLocalStore(find: () => Storage = () => localStorage): KeyValueStore {
  const memory = createMemoryStore();
  const storage = usable(find);
  if (storage === undefined) return memory;
  return {
    durable: true,
    get: async (key) => (await memory.get(key)) ?? storage.getItem(prefix + key) ?? undefined,
    set: async (key, value) => {
      try {
        storage.setItem(prefix + key, value);
        await memory.delete(key);
      } catch {
        await memory.set(key, value);
      }
    },
    delete: async (key) => {
      storage.removeItem(prefix + key);
      await memory.delete(key);
    },
    keys: async (start) => {
      const kept = Object.keys(storage).filter((key) => key.startsWith(prefix + start));
      const names = kept.map((key) => key.slice(prefix.length));
      return [...new Set([...names, ...(await memory.keys(start))])].toSorted();
    },
  };
}

/**
 * Browsers may refuse storage by throwing at the very name of it, or only at the first write. One that is merely full
 * still has what was kept there.
 */
function usable(find: () => Storage): Storage | undefined {
  let storage: Storage | undefined;
  try {
    storage = find();
    storage.setItem(`${prefix}probe`, '');
    storage.removeItem(`${prefix}probe`);
    return storage;
  } catch {
    return storage !== undefined && storage.length > 0 ? storage : undefined;
  }
}
