import type { Dice } from '../dice.ts';

/** What can happen to a frame on its way, besides arriving. */
export const frameFates = [
  'lost',
  'late',
  'twice',
  'replayed',
  'slow',
  'cut',
  'hole',
  'half-open',
] as const;

/** What can happen to a connection that begins, besides being made. */
export const connectionFates = ['refused', 'swallowed'] as const;

/** What can happen to a file's request, besides being carried to its server and answered. */
export const requestFates = ['request cut', 'request slow', 'answer lost'] as const;

/** What happens to one frame. */
export type FrameFate = 'arrives' | (typeof frameFates)[number];

/** What happens to one connection. */
export type ConnectionFate = 'made' | (typeof connectionFates)[number];

/** What happens to one request. */
export type RequestFate = 'carried' | (typeof requestFates)[number];

/** How often each thing happens, as probabilities; what is left arrives. */
export interface Weather {
  readonly frames: Readonly<Partial<Record<FrameFate, number>>>;
  readonly connections: Readonly<Partial<Record<ConnectionFate, number>>>;
  readonly requests: Readonly<Partial<Record<RequestFate, number>>>;
}

/** Everything arrives. */
export const calm: Weather = { frames: {}, connections: {}, requests: {} };

/** Rough enough that each connection is broken every few seconds, and mild enough that people get something said. */
export const storm: Weather = {
  frames: {
    lost: 0.02,
    late: 0.03,
    twice: 0.03,
    replayed: 0.02,
    slow: 0.02,
    cut: 0.006,
    hole: 0.002,
    'half-open': 0.002,
  },
  connections: { refused: 0.08, swallowed: 0.02 },
  requests: { 'request cut': 0.15, 'request slow': 0.15, 'answer lost': 0.1 },
};

/** Throws what happens next, and counts it. */
export interface Fates<Fate extends string> {
  readonly throw: (dice: Dice, odds: Readonly<Partial<Record<Fate, number>>>) => Fate;
  /** How often each has been thrown. */
  readonly met: Readonly<Record<string, number>>;
}

/** What has not happened yet comes sooner, so that a short storm has everything in it. */
const sooner = 0.02;

/** Fates of which `otherwise` is the common one, which is not counted. */
export function createFates<Fate extends string>(otherwise: Fate): Fates<Fate> {
  const met: Record<string, number> = {};
  return {
    met,
    throw: (dice, odds) => {
      const possible = Object.entries(odds) as [Fate, number][];
      const missing = possible.filter(([fate]) => met[fate] === undefined);
      const early = dice.chance(sooner) ? dice.one(missing)?.[0] : undefined;
      const fate = early ?? throwOne(dice, possible, otherwise);
      if (fate !== otherwise) met[fate] = (met[fate] ?? 0) + 1;
      return fate;
    },
  };
}

function throwOne<Fate extends string>(
  dice: Dice,
  possible: readonly (readonly [Fate, number])[],
  otherwise: Fate,
): Fate {
  let rest = dice.random();
  for (const [fate, probability] of possible) {
    rest -= probability;
    if (rest < 0) return fate;
  }
  return otherwise;
}
