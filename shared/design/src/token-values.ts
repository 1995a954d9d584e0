import { parseOklch } from './contrast.ts';

/** How much contrast is asked for: tokens.css knows the attribute `data-contrast="more"` and the system's wish. */
export type Contrast = 'normal' | 'more';

const RULE = /([^{}]*)\{([^{}]*)\}/g;
const DECLARATION = /(--pl-[\w-]+):\s*([^;]+);/g;
const COMMENT = /\/\*.*?\*\//gs;
const FROM_SEED = /oklch\(from var\((--pl-[\w-]+)\) ([\d.]+) calc\(c \* ([\d.]+)\) h\)/g;

/**
 * The values of a token sheet's tokens as written, by name, with white space evened out; a colour that is made from
 * another token's is worked out, as `oklch(L C H)`. Rules for other media (less motion) are not heard. Throws where the
 * colour it is made from is none.
 */
export function tokenValues(css: string, contrast: Contrast = 'normal'): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.replace(COMMENT, '').matchAll(RULE)) {
    const wanted = contrastOf(selector);
    if (wanted !== undefined && wanted !== contrast) continue;
    for (const [, name = '', value = ''] of body.matchAll(DECLARATION)) {
      if (!values.has(name)) values.set(name, value.replaceAll(/\s+/g, ' ').trim());
    }
  }
  for (const [name, value] of values) values.set(name, workOut(value, values));
  return values;
}

function contrastOf(selector: string): Contrast | undefined {
  if (!selector.includes('[data-contrast=')) return undefined;
  return selector.includes(":not([data-contrast='more'])") ? 'normal' : 'more';
}

function workOut(value: string, values: ReadonlyMap<string, string>): string {
  return value.replaceAll(FROM_SEED, (_, source: string, lightness: string, share: string) => {
    const from = parseOklch(values.get(source) ?? '');
    if (!from) throw new Error(`${source} has to be a colour: oklch(L C H)`);
    const chroma = Math.round(from.chroma * Number(share) * 1000) / 1000;
    return `oklch(${lightness} ${chroma} ${from.hue})`;
  });
}
