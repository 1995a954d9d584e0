import type { KeyValueStore, Stop } from './environment.ts';

/** A store that keeps a person's words until all of them are to go from this device. */
export interface EndingStore {
  readonly storage: KeyValueStore;
  /** From now on nothing is written any more: whatever was begun before takes away what it would have put. */
  readonly end: Stop;
}

/**
 * Stands before a store. Who is at work while everything is erased (a message on its way into the outbox, a file that is being
 * chosen, a letter typed) would put something there after it.
 */
export function createEndingStore(storage: KeyValueStore): EndingStore {
  let over = false;
  return {
    storage: {
      get durable() {
        return storage.durable;
      },
      get shared() {
        return storage.shared;
      },
      entries: storage.entries,
      set: (key, value) => storage.set(key, over ? undefined : value),
      update: (key, change) => storage.update(key, (value) => (over ? undefined : change(value))),
      append: async (prefix, name, value) =>
        over ? prefix + name : storage.append(prefix, name, value),
      onLoss: storage.onLoss,
    },
    end: () => void (over = true),
  };
}
