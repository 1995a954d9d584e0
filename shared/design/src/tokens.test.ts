import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastFaults, contrastPairs } from './contrast-pairs.ts';
import { oklchToRgb } from './contrast.ts';
import { tokenColours, type Theme } from './token-colours.ts';
import { tokenValues, type Contrast } from './token-values.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const looks: readonly [Theme, Contrast][] = [
  ['light', 'normal'],
  ['dark', 'normal'],
  ['light', 'more'],
  ['dark', 'more'],
];

describe.each(looks)('the tokens in the %s theme with %s contrast', (theme, contrast) => {
  const colours = tokenColours(css, theme, contrast);

  it.each(contrastPairs(contrast))('$front on $back has a contrast of at least $least', (pair) => {
    expect(contrastFaults(colours, [pair])).toEqual([]);
  });

  it.each([...colours])('%s can be shown on an sRGB screen', (_name, value) => {
    for (const part of oklchToRgb(value)) {
      expect(part).toBeGreaterThan(-0.002);
      expect(part).toBeLessThan(1.002);
    }
  });
});

describe('high contrast', () => {
  const normal = tokenValues(css, 'normal');
  const more = tokenValues(css, 'more');
  const differing = [...normal].filter(([name, value]) => more.get(name) !== value);

  it('names the same tokens as the rule for everybody else', () => {
    expect([...more.keys()].toSorted()).toEqual([...normal.keys()].toSorted());
    expect(differing.length).toBeGreaterThan(20);
  });

  it('also stands in the rule with every token that refers to one of its own', () => {
    const rule = css.slice(css.indexOf("[data-contrast='more'] {"), css.indexOf('@media not'));
    const own = differing.map(([name]) => `var(${name})`);
    const referring = [...more].filter(([, value]) => own.some((name) => value.includes(name)));
    expect(referring.length).toBeGreaterThan(0);
    for (const [name] of referring) expect(rule).toContain(`${name}:`);
  });
});

describe('the brand', () => {
  const brand = ['brand', 'brand-hover', 'brand-soft', 'bubble-own', 'launcher'];

  it.each(looks)('changes everywhere by one token, %s with %s contrast', (theme, contrast) => {
    const seed = /(--pl-brand-seed:) [^;]+;/;
    const before = tokenColours(css, theme, contrast);
    const plum = css.replace(seed, '$1 oklch(0.42 0.12 340);');
    const after = tokenColours(plum, theme, contrast);
    const changed = [...after.keys()].filter(
      (name) => before.get(name)?.hue !== after.get(name)?.hue,
    );
    expect(changed.toSorted()).toEqual(
      ['brand-seed', ...brand].map((name) => `--pl-${name}`).toSorted(),
    );
    for (const name of changed) expect(after.get(name)?.hue).toBe(340);
  });
});

describe('the token sheet', () => {
  it('keeps every movement under 200 ms', () => {
    const times = [...css.matchAll(/--pl-motion[\w-]*:\s*(\d+)ms/g)].map((match) =>
      Number(match[1]),
    );
    expect(times).toHaveLength(6);
    expect(Math.max(...times)).toBeLessThan(200);
  });

  it('knows no unit that a website could resize', () => {
    expect(css).not.toMatch(/\d(rem|em|%|vw|vh)\b/);
  });

  it('says so when a token refers to one that does not exist', () => {
    expect(() => tokenColours('a { --pl-a: var(--pl-b); }', 'light')).toThrow('--pl-b');
  });

  it('gives each theme its own side of light-dark()', () => {
    const sheet = 'a{--pl-ink: oklch(0.1 0 0); --pl-a: light-dark(var(--pl-ink), oklch(0.9 0 0));}';
    expect(tokenColours(sheet, 'light').get('--pl-a')?.lightness).toBe(0.1);
    expect(tokenColours(sheet, 'dark').get('--pl-a')?.lightness).toBe(0.9);
  });
});
