import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brandPalette } from './brand.ts';
import { contrastFaults, contrastPairs } from './contrast-pairs.ts';
import type { Oklch } from './contrast.ts';
import { parseHex, toHex, withinGamut } from './hex.ts';
import { tokenColours, type Theme } from './token-colours.ts';
import type { Contrast } from './token-values.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const looks: readonly [Theme, Contrast][] = [
  ['light', 'normal'],
  ['dark', 'normal'],
  ['light', 'more'],
  ['dark', 'more'],
];
const sheets = new Map(
  looks.map(([theme, contrast]) => [theme + contrast, tokenColours(css, theme, contrast)]),
);

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

function read(hex: string): Oklch {
  const colour = parseHex(hex);
  if (!colour) throw new Error(`${hex} is no colour`);
  return colour;
}

/** The brand's tokens for this colour, as a page shows them. */
function brand(colour: string, theme: Theme, contrast: Contrast): Map<string, Oklch> {
  const tokens = brandPalette(colour)?.[contrast] ?? [];
  return new Map(
    tokens.map(([name, light, dark]) => [name, read(theme === 'light' ? light : dark)]),
  );
}

function faults(tokens: ReadonlyMap<string, Oklch>, theme: Theme, contrast: Contrast) {
  const sheet = sheets.get(theme + contrast) ?? [];
  return contrastFaults(new Map([...sheet, ...tokens]), contrastPairs(contrast));
}

const corners = ['#000', '#fff', '#f00', '#0f0', '#00f', '#ff0', '#0ff', '#f0f', '#808080'];

describe.each(looks)('an owner’s colour in the %s theme with %s contrast', (theme, contrast) => {
  it('is legible wherever the brand is, whatever it was', () => {
    const isLegible = (colour: string) => {
      expect(faults(brand(colour, theme, contrast), theme, contrast)).toEqual([]);
    };
    corners.forEach(isLegible);
    fc.assert(fc.property(anyColour, isLegible), { numRuns: 400 });
  });

  it('keeps its hue where it has one', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const { hue } = read(colour);
        for (const [name, shade] of brand(colour, theme, contrast)) {
          // Rounding to hex turns the hue of what is nearly grey.
          if (shade.chroma < 0.03) continue;
          const turn = Math.abs(((shade.hue - hue + 540) % 360) - 180);
          expect(turn, `${name} of ${colour}`).toBeLessThan(6);
        }
      }),
    );
  });

  it('moves no further than legibility asks', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const source = read(colour);
        const tokens = brand(colour, theme, contrast);
        for (const name of ['--pl-brand', '--pl-launcher']) {
          const lightness = tokens.get(name)?.lightness ?? NaN;
          const back = source.lightness - lightness;
          if (Math.abs(back) < 0.02) continue;
          const nearer = withinGamut({ ...source, lightness: lightness + Math.sign(back) * 0.015 });
          const found = faults(new Map([...tokens, [name, read(toHex(nearer))]]), theme, contrast);
          expect(found, `${name} of ${colour}`).not.toEqual([]);
        }
      }),
    );
  });

  it('shows that it is pressed by another shade', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const tokens = brand(colour, theme, contrast);
        const [rest = NaN, hover = NaN] = ['--pl-brand', '--pl-brand-hover'].map(
          (name) => tokens.get(name)?.lightness,
        );
        expect(Math.abs(rest - hover)).toBeGreaterThan(0.03);
      }),
    );
  });
});

describe('brandPalette', () => {
  it('leaves a legible colour as it is in the light theme', () => {
    const tokens = brandPalette('#0B6B68')?.normal ?? [];
    expect(tokens.find(([name]) => name === '--pl-brand')?.[1]).toBe('#0b6b68');
    expect(tokens.find(([name]) => name === '--pl-launcher')?.slice(1)).toEqual([
      '#0b6b68',
      '#0b6b68',
    ]);
  });

  it('makes the same grounds of the house’s colour as the token sheet', () => {
    const seed = sheets.get('lightnormal')?.get('--pl-brand-seed');
    if (!seed) throw new Error('tokens.css has no seed');
    for (const [theme, contrast] of looks) {
      const own = brand(toHex(seed), theme, contrast);
      for (const name of ['--pl-brand-soft', '--pl-bubble-own']) {
        const there = sheets.get(theme + contrast)?.get(name);
        expect(own.get(name)?.lightness).toBeCloseTo(there?.lightness ?? NaN, 2);
        expect(own.get(name)?.chroma).toBeCloseTo(there?.chroma ?? NaN, 2);
      }
    }
  });

  it.each(['#07f', '#07f8', '#0077ff', '#0077FFCC'])('reads %s', (text) => {
    expect(brandPalette(text)).toEqual(brandPalette('#0077ff'));
  });

  it.each(['', 'red', '07f', '#07', '#0077f', '#0077fg', 'rgb(0 0 0)', 'url(#fff)'])(
    'does not guess at %j',
    (text) => {
      expect(brandPalette(text)).toBeUndefined();
    },
  );
});
