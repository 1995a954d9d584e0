import type { MockClock } from '../mock-environment.ts';

/** What somebody has noticed of one kind, and a way to wait for more. */
export interface Notice<Item> {
  readonly all: readonly Item[];
  readonly add: (item: Item) => void;
  /** The first one for which `is` holds, past or to come; rejects with the wish's name when the time is over. */
  readonly first: (wish: string, is: (item: Item) => boolean, within_ms?: number) => Promise<Item>;
}

/** How long people wait for what they wish for. */
const patience_ms = 5_000;

/** Nothing noticed yet. `kind` names the items in what people say when they have waited in vain. */
export function createNotice<Item>(clock: MockClock, kind: string): Notice<Item> {
  const all: Item[] = [];
  const waiting = new Set<(item: Item) => void>();
  return {
    all,
    add(item) {
      all.push(item);
      for (const look of waiting) look(item);
    },
    first: (wish, is, within_ms = patience_ms) =>
      new Promise((resolve, fail) => {
        const found = all.find(is);
        if (found !== undefined) return resolve(found);
        const stop = clock.after(within_ms, () => {
          waiting.delete(look);
          fail(
            new Error(`never saw ${wish} within ${within_ms} ms, among ${all.length} × ${kind}`),
          );
        });
        const look = (item: Item) => {
          if (!is(item)) return;
          stop();
          waiting.delete(look);
          resolve(item);
        };
        waiting.add(look);
      }),
  };
}
