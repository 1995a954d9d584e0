import type { KeyValueStore } from './environment.ts';
import { nextKey } from './next-key.ts';

/** Keeps text for as long as the page lives. */
export function createMemoryStore(): KeyValueStore {
  const texts = new Map<string, string>();
  const keysUnder = (prefix: string): string[] =>
    [...texts.keys()].filter((key) => key.startsWith(prefix)).toSorted();
  const put = (key: string, value: string | undefined): void => {
    if (value === undefined) texts.delete(key);
    else texts.set(key, value);
  };
  return {
    durable: false,
    shared: false,
    entries: async (prefix) => keysUnder(prefix).map((key) => [key, texts.get(key) ?? '']),
    set: async (key, value) => put(key, value),
    update: async (key, change) => {
      const before = texts.get(key);
      put(key, change(before));
      return before;
    },
    append: async (prefix, name, value) => {
      const key = nextKey(prefix, name, keysUnder(prefix));
      texts.set(key, value);
      return key;
    },
    onLoss: () => () => {},
  };
}
