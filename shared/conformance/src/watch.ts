/** How long people wait for what must come, in milliseconds. */
const patience_ms = 15_000;

/** A list that grows, and a way to wait for what it will hold. */
export interface Watch<Item> {
  readonly all: readonly Item[];
  readonly add: (item: Item) => void;
  /** The first for which `is` holds, past or to come. Rejects when patience ends, with the wish and the last items. */
  readonly first: (wish: string, is: (item: Item) => boolean) => Promise<Item>;
}

/** An empty one. */
export function createWatch<Item>(): Watch<Item> {
  const all: Item[] = [];
  const looks = new Set<() => void>();
  return {
    all,
    add(item) {
      all.push(item);
      for (const look of looks) look();
    },
    first: (wish, is) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          looks.delete(look);
          reject(new Error(`never saw ${wish}; last: ${JSON.stringify(all.slice(-3))}`));
        }, patience_ms);
        function look(): void {
          const found = all.find(is);
          if (found === undefined) return;
          clearTimeout(timer);
          looks.delete(look);
          resolve(found);
        }
        looks.add(look);
        look();
      }),
  };
}
