import type { KeyValueStore } from '../environment.ts';

/** The keys of everything that a store keeps. */
export async function keysOf(storage: KeyValueStore): Promise<readonly string[]> {
  return (await storage.entries('')).map(([key]) => key);
}

/** One value of a store. */
export async function valueAt(storage: KeyValueStore, key: string): Promise<string | undefined> {
  return new Map(await storage.entries(key)).get(key);
}
