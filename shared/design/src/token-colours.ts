import type { Oklch } from './contrast.ts';
import { parseOklch } from './contrast.ts';
import { tokenValues, type Contrast } from './token-values.ts';

/** The two themes that tokens.css defines. */
export type Theme = 'light' | 'dark';

const THEMED = /^light-dark\(((?:[^()]|\([^()]*\))+),\s*((?:[^()]|\([^()]*\))+)\)$/;
const REFERENCE = /^var\((--pl-[\w-]+)\)$/;

/**
 * The opaque colours of a token sheet in one theme and contrast, by token name, with every reference followed.
 * Tokens that are no colour, or a translucent one, are left out. Throws on a reference to nothing.
 */
export function tokenColours(
  css: string,
  theme: Theme,
  contrast: Contrast = 'normal',
): Map<string, Oklch> {
  const values = tokenValues(css, contrast);
  const colours = new Map<string, Oklch>();
  for (const name of values.keys()) {
    const colour = parseOklch(resolve(name, values, theme));
    if (colour) colours.set(name, colour);
  }
  return colours;
}

function resolve(name: string, values: ReadonlyMap<string, string>, theme: Theme): string {
  const value = values.get(name);
  if (value === undefined)
    throw new Error(`${name} is used in the token sheet but not defined there`);
  const themed = THEMED.exec(value);
  const chosen = (themed?.[theme === 'light' ? 1 : 2] ?? value).trim();
  const reference = REFERENCE.exec(chosen)?.[1];
  return reference === undefined ? chosen : resolve(reference, values, theme);
}
