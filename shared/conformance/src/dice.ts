/** Chance that one number decides, so that a day that failed can be lived again. */
export interface Dice {
  /** A whole number from 0, below this. */
  readonly below: (end: number) => number;
  readonly chance: (of: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** Dice by a linear congruential generator: plain, and good enough to pick what to do next. */
export function createDice(seed: number): Dice {
  let state = seed * 0x9e37_79b9;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    chance: (of) => next() < of,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
