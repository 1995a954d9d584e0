import { brandPalette } from '@porchlight/design/brand';
import { tokenColours, toHex } from '@porchlight/design/sheet';
import tokens from '@porchlight/design/tokens.css?raw';

const seed = tokenColours(tokens, 'light').get('--pl-brand-seed');

/** Our own brand colour as `#rrggbb`. */
export const ourBrand = seed === undefined ? '' : toHex(seed);

/** Rules that put an owner's brand colour in the place of ours; empty for what is no colour. */
export function brandRules(color: string): string {
  const palette = brandPalette(color);
  if (palette === undefined) return '';
  const tokens = palette.normal.map(
    ([token, light, dark]) => `${token}: light-dark(${light}, ${dark}) !important;`,
  );
  return `:root { ${tokens.join(' ')} }`;
}
