import { relativeLuminance, type Oklch } from './contrast.ts';
import { parseHex, toHex, withinGamut } from './hex.ts';
import type { Contrast } from './token-values.ts';

/** A token with its `--pl-`, and its colours in the light and the dark theme as `#rrggbb`. */
export type BrandToken = readonly [token: string, light: string, dark: string];

/** What an owner's colour makes of the tokens that come from the brand, for each contrast. */
export type BrandPalette = Readonly<Record<Contrast, readonly BrandToken[]>>;

/** What the other tokens of one theme and contrast ask of the brand's, as relative luminance (0 to 1). */
interface Limits {
  /** Where colours go that are not legible: black in light, white in dark. */
  readonly away: 0 | 1;
  /** Of the ground that is hardest to write on. */
  readonly ground: number;
  /** The least (in dark: the most) that a ground may have so that all words, lines and ticks are legible on it. */
  readonly edge: number;
}

// Of tokens.css; brand.test.ts measures every pair there, so these can't grow old unseen.
const LIMITS: Readonly<Record<Contrast, Readonly<Record<'light' | 'dark', Limits>>>> = {
  normal: {
    light: { away: 0, ground: 0.8437, edge: 0.72 },
    dark: { away: 1, ground: 0.0311, edge: 0.047 },
  },
  more: {
    light: { away: 0, ground: 0.8437, edge: 0.72 },
    dark: { away: 1, ground: 0.0264, edge: 0.0415 },
  },
};
const WORDS: Readonly<Record<Contrast, number>> = { normal: 4.5, more: 7 };
const SHAPE: Readonly<Record<Contrast, number>> = { normal: 3, more: 4.5 };
const WHITE = 1;
const LAMP = 0.54;
/** Large grounds of a loud colour would outshout the words on them. */
const MOST_GROUND_CHROMA = 0.12;

/**
 * The brand tokens for an owner's colour (`#rgb` or `#rrggbb`, alpha is dropped); undefined for what is no hex colour.
 * Each keeps the colour's hue, and its lightness moves only as far as legibility asks: words on and in it have 4.5:1
 * (7:1 in high contrast), whatever the colour was. `--pl-on-brand` and `--pl-focus` stay as they are.
 */
export function brandPalette(colour: string): BrandPalette | undefined {
  const source = parseHex(colour);
  return source && { normal: tokensFor(source, 'normal'), more: tokensFor(source, 'more') };
}

function tokensFor(source: Oklch, contrast: Contrast): BrandToken[] {
  const light = shades(source, contrast, 'light');
  const dark = shades(source, contrast, 'dark');
  const launcher = launcherShade(source, contrast);
  return [
    ['--pl-brand', toHex(light.brand), toHex(dark.brand)],
    ['--pl-brand-hover', toHex(light.hover), toHex(dark.hover)],
    ['--pl-brand-soft', toHex(light.soft), toHex(dark.soft)],
    ['--pl-bubble-own', toHex(light.bubble), toHex(dark.bubble)],
    ['--pl-launcher', toHex(launcher), toHex(launcher)],
  ];
}

function shades(source: Oklch, contrast: Contrast, theme: 'light' | 'dark') {
  const { away, ground, edge } = LIMITS[contrast][theme];
  const chroma = Math.min(source.chroma, MOST_GROUND_CHROMA);
  const isGround = away === 0 ? (at: number) => at >= edge : (at: number) => at <= edge;
  const groundShade = (lightness: number, share: number) =>
    move({ ...source, lightness, chroma: chroma * share }, away === 0 ? 1 : 0, isGround);
  // The same steps as in tokens.css.
  const soft = away === 0 ? groundShade(0.97, 0.18) : groundShade(0.275, 0.48);
  const bubble = away === 0 ? groundShade(0.94, 0.3) : groundShade(0.335, 0.63);
  const grounds = [ground, luminance(soft), luminance(bubble)];
  const isLegible = (at: number) => grounds.every((on) => ratio(at, on) >= WORDS[contrast]);
  const brand = move(source, away, isLegible);
  const hover = move({ ...brand, lightness: hovered(brand.lightness, away) }, away, isLegible);
  return { brand, hover, soft, bubble };
}

/** Further from the ground; from where that would not be seen, back. */
function hovered(lightness: number, away: 0 | 1): number {
  if (away === 0) return lightness > 0.2 ? lightness - 0.07 : lightness + 0.1;
  return lightness < 0.9 ? lightness + 0.07 : lightness - 0.08;
}

/** It stands on websites of any theme and bears the white roof and the lamp. */
function launcherShade(source: Oklch, contrast: Contrast): Oklch {
  return move(
    source,
    0,
    (at) => ratio(at, WHITE) >= WORDS[contrast] && ratio(at, LAMP) >= SHAPE[contrast],
  );
}

/** The nearest lightness on the way to black (0) or white (1) whose luminance is good. The end has to be. */
function move(colour: Oklch, end: 0 | 1, isGood: (luminance: number) => boolean): Oklch {
  if (isGood(luminance(colour))) return withinGamut(colour);
  let bad = colour.lightness;
  let good: number = end;
  for (let step = 0; step < 12; step++) {
    const lightness = (bad + good) / 2;
    if (isGood(luminance({ ...colour, lightness }))) good = lightness;
    else bad = lightness;
  }
  return withinGamut({ ...colour, lightness: good });
}

/** As the screen shows it: within the gamut, and rounded to hex. */
function luminance(colour: Oklch): number {
  return relativeLuminance(parseHex(toHex(withinGamut(colour))) ?? colour);
}

function ratio(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
