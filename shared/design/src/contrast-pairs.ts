import { contrastRatio, type Oklch } from './contrast.ts';
import type { Contrast } from './token-values.ts';

/** What is read, what is only seen (icons, ticks, outlines of controls, rings), and what only divides. */
export type PairKind = 'words' | 'shape' | 'line';

/** Two tokens that may meet, by name without `--pl-`, and the least contrast ratio they must have. */
export interface ContrastPair {
  readonly front: string;
  readonly back: string;
  readonly least: number;
}

/** A pair that is not legible, with the ratio it has. */
export interface ContrastFault extends ContrastPair {
  readonly ratio: number;
}

const LEAST: Readonly<Record<Contrast, Readonly<Record<PairKind, number>>>> = {
  normal: { words: 4.5, shape: 3, line: 1 },
  more: { words: 7, shape: 4.5, line: 4.5 },
};

const solid = ['bg', 'surface', 'surface-raised'];
const surfaces = [...solid, 'surface-hover', 'brand-soft'];
const bubbles = ['bubble-own', 'bubble-other', 'bubble-note'];
const everywhere = [...surfaces, ...bubbles];
const states = ['success-soft', 'warn-soft', 'danger-soft'];
const avatars = [1, 2, 3, 4, 5, 6, 7, 8].map((tone) => `avatar-${tone}`);

const meetings: readonly [kind: PairKind, fronts: readonly string[], backs: readonly string[]][] = [
  ['words', ['text', 'text-muted', 'danger'], everywhere],
  ['words', ['brand'], everywhere],
  ['words', ['brand-hover'], [...surfaces, 'bubble-other']],
  ['words', ['success', 'warn', 'note'], surfaces],
  ['words', ['on-brand'], ['brand', 'brand-hover']],
  ['words', ['on-launcher'], ['launcher']],
  ['words', ['on-badge'], ['badge']],
  ['words', ['on-danger'], ['danger']],
  ['words', ['on-avatar'], avatars],
  ['words', ['note'], ['bubble-note']],
  ['words', ['text', 'text-muted', 'brand'], states],
  ['words', ['success'], ['success-soft']],
  ['words', ['warn'], ['warn-soft']],
  ['words', ['danger'], ['danger-soft']],
  ['shape', ['tick', 'tick-read', 'focus'], everywhere],
  ['shape', ['tick', 'focus'], states],
  ['shape', ['border-strong'], solid],
  ['shape', ['note-border'], ['surface', 'bubble-note']],
  ['shape', ['online', 'offline'], solid],
  ['shape', ['lamp'], ['launcher']],
  ['line', ['border'], everywhere],
];

/** Every pair that may meet, with the least ratio of this contrast. */
export function contrastPairs(contrast: Contrast): ContrastPair[] {
  return meetings.flatMap(([kind, fronts, backs]) =>
    fronts.flatMap((front) => backs.map((back) => ({ front, back, least: LEAST[contrast][kind] }))),
  );
}

/** The pairs that are not legible in these colours, which are by token name. Throws for a pair without a colour. */
export function contrastFaults(
  colours: ReadonlyMap<string, Oklch>,
  pairs: readonly ContrastPair[],
): ContrastFault[] {
  const colour = (name: string) => {
    const found = colours.get(`--pl-${name}`);
    if (!found) throw new Error(`tokens.css has no colour --pl-${name}`);
    return found;
  };
  return pairs
    .map((pair) => ({ ...pair, ratio: contrastRatio(colour(pair.front), colour(pair.back)) }))
    .filter(({ ratio, least }) => ratio < least);
}
