import { createSeededRandom } from '@porchlight/mock-server';

/** Chance that a seed and some words decide: the same ones give the same throws. */
export interface Dice {
  /** In [0, 1). */
  readonly random: () => number;
  readonly chance: (probability: number) => boolean;
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number;
  /** One of a list; undefined from an empty one. */
  readonly one: <Thing>(things: readonly Thing[]) => Thing | undefined;
}

/** Dice of a seed's own for one purpose, so that what one part throws changes nothing for another. */
export function createDice(seed: number, ...purpose: readonly (string | number)[]): Dice {
  const random = createSeededRandom(hashOf(`${seed}/${purpose.join('/')}`));
  const between: Dice['between'] = (least, most) =>
    least + Math.floor(random() * (most - least + 1));
  return {
    random,
    chance: (probability) => random() < probability,
    between,
    one: (things) => things[between(0, things.length - 1)],
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
