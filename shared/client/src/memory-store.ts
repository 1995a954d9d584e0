import type { KeyValueStore } from './environment.ts';

/** Keeps text for as long as the page lives. */
export function createMemoryStore(): KeyValueStore {
  const texts = new Map<string, string>();
  return {
    durable: false,
    get: (key) => Promise.resolve(texts.get(key)),
    set: (key, value) => {
      texts.set(key, value);
      return Promise.resolve();
    },
    delete: (key) => {
      texts.delete(key);
      return Promise.resolve();
    },
    keys: (prefix) =>
      Promise.resolve([...texts.keys()].filter((key) => key.startsWith(prefix)).toSorted()),
  };
}
