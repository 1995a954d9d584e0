import { createHash } from 'node:crypto';
import type { Dice } from '../dice.ts';

/** A file that somebody is about to send. */
export interface Parcel {
  readonly name: string;
  readonly bytes: Blob;
  /** Of what it holds, in hexadecimal. */
  readonly hash: string;
}

/** How large files are, in bytes; most are small, and a few take their time. */
const sizes = {
  small: [40, 20_000],
  some: [20_000, 300_000],
  large: [1_000_000, 3_000_000],
} as const;

/** A file that begins with the words that it is known by. */
export function createParcel(mark: string, dice: Dice, size = sizeFor(dice)): Parcel {
  const line = `${mark} ${dice.random()}\n`;
  const text = line.repeat(Math.ceil(size / line.length)).slice(0, Math.max(size, line.length));
  return {
    name: `${mark}.txt`,
    bytes: new Blob([text], { type: 'text/plain' }),
    hash: hashOf(text),
  };
}

/** One that takes a while to be sent. */
export function createLargeParcel(mark: string, dice: Dice): Parcel {
  return createParcel(mark, dice, dice.between(...sizes.large));
}

/** The hash by which files are compared. */
export function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sizeFor(dice: Dice): number {
  const kind = dice.random();
  if (kind < 0.6) return dice.between(...sizes.small);
  return kind < 0.94 ? dice.between(...sizes.some) : dice.between(...sizes.large);
}
