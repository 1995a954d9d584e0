import type { KeyValueStore } from '../environment.ts';
import { createMemoryStore } from '../memory-store.ts';
import { nextKey } from '../next-key.ts';
import { localPrefix } from './local-prefix.ts';

/**
 * Keeps text in `localStorage`; what does not fit stays in memory. Undefined where the browser refuses even that. Tabs
 * of other processes see changes late, so it is not shared.
 */
export function createLocalStore(
  find: () => Storage = () => localStorage,
): KeyValueStore | undefined {
  const memory = createMemoryStore();
  const storage = usable(find);
  if (storage === undefined) return undefined;
  const listeners = new Set<() => void>();
  let durable = true;

  function put(key: string, value: string | undefined): void {
    try {
      if (value === undefined) storage?.removeItem(localPrefix + key);
      else storage?.setItem(localPrefix + key, value);
      void memory.set(key, undefined);
    } catch {
      void memory.set(key, value);
      durable = false;
      for (const listener of listeners) listener();
    }
  }

  async function entries(prefix: string) {
    const found = Object.keys(storage ?? {})
      .filter((key) => key.startsWith(localPrefix + prefix))
      .map((key) => [key.slice(localPrefix.length), storage?.getItem(key) ?? ''] as const);
    const all = new Map([...found, ...(await memory.entries(prefix))]);
    return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  return {
    get durable() {
      return durable;
    },
    shared: false,
    entries,
    set: async (key, value) => put(key, value),
    update: async (key, change) => {
      const remembered = new Map(await memory.entries(key)).get(key);
      const before = remembered ?? storage.getItem(localPrefix + key) ?? undefined;
      put(key, change(before));
      return before;
    },
    append: async (prefix, name, value) => {
      const kept = await entries(prefix);
      const key = nextKey(
        prefix,
        name,
        kept.map(([known]) => known),
      );
      put(key, value);
      return key;
    },
    onLoss: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
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
    storage.setItem(`${localPrefix}probe`, '');
    storage.removeItem(`${localPrefix}probe`);
    return storage;
  } catch {
    return storage !== undefined && storage.length > 0 ? storage : undefined;
  }
}
