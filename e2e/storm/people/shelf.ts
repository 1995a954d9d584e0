import type { KeyValueStore } from '@porchlight/client';
import { createMemoryStore } from '@porchlight/client/testing';

/** What a browser keeps for one person: it outlives every tab. */
export interface Shelf {
  /** The store as a new tab has it. */
  readonly open: () => Tab;
}

/** One tab's hold on the shelf. */
export interface Tab {
  readonly store: KeyValueStore;
  /** The tab is gone in this moment: what it had not finished writing is lost, and nothing it was told resolves. */
  readonly kill: () => void;
}

/** An empty shelf. A write is done some time after it was asked for, as in a browser. */
export function createShelf(): Shelf {
  const kept = createMemoryStore();
  return { open: () => createTab(kept) };
}

function createTab(kept: KeyValueStore): Tab {
  let alive = true;
  const later = <Result>(run: () => Promise<Result>): Promise<Result> =>
    new Promise((resolve) => {
      setTimeout(() => {
        if (alive) resolve(run());
      }, write_ms);
    });
  return {
    kill: () => {
      alive = false;
    },
    store: {
      durable: true,
      shared: true,
      entries: (prefix) => later(() => kept.entries(prefix)),
      set: (key, value) => later(() => kept.set(key, value)),
      update: (key, change) => later(() => kept.update(key, change)),
      append: (prefix, name, value) => later(() => kept.append(prefix, name, value)),
      onLoss: kept.onLoss,
    },
  };
}

/** How long a browser takes to finish a write, in milliseconds. */
const write_ms = 2;
