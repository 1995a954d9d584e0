import type { Oklch } from './contrast.ts';
import { parseOklch } from './contrast.ts';

/** The two themes that tokens.css defines. */
export type Theme = 'light' | 'dark';

const DECLARATION = /(--pl-[\w-]+):\s*([^;]+);/g;
const THEMED = /^light-dark\(((?:[^()]|\([^()]*\))+),\s*((?:[^()]|\([^()]*\))+)\)$/;
const REFERENCE = /^var\((--pl-[\w-]+)\)$/;

/**
 * The opaque colours of a token sheet in one theme, by token name, with every reference followed.
 * Tokens that are no colour, or a translucent one, are left out. Throws on a reference to nothing.
 */
export function tokenColours(css: string, theme: Theme): ReadonlyMap<string, Oklch> {
  const declared = new Map(
    [...css.matchAll(DECLARATION)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
  const colours = new Map<string, Oklch>();
  for (const name of declared.keys()) {
    const colour = parseOklch(resolve(name, declared, theme));
    if (colour) colours.set(name, colour);
  }
  return colours;
}

function resolve(name: string, declared: ReadonlyMap<string, string>, theme: Theme): string {
  const value = declared.get(name);
  if (value === undefined)
    throw new Error(`${name} is used in the token sheet but not defined there`);
  const themed = THEMED.exec(value);
  const chosen = (themed?.[theme === 'light' ? 1 : 2] ?? value).trim();
  const reference = REFERENCE.exec(chosen)?.[1];
  return reference === undefined ? chosen : resolve(reference, declared, theme);
}
