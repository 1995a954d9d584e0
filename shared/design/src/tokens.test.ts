import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastRatio, oklchToRgb } from './contrast.ts';
import type { Theme } from './token-colours.ts';
import { tokenColours } from './token-colours.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themes: readonly Theme[] = ['light', 'dark'];
const TEXT = 4.5;
const SHAPE = 3;

const surfaces = ['bg', 'surface', 'surface-raised', 'surface-hover', 'brand-soft'];
const bubbles = ['bubble-own', 'bubble-other', 'bubble-note'];
const everywhere = [...surfaces, ...bubbles];
const avatars = [1, 2, 3, 4, 5, 6, 7, 8].map((tone) => `avatar-${tone}`);

/** What may be drawn on what, and the least contrast it must have there. */
const pairs: readonly [
  least: number,
  foregrounds: readonly string[],
  backgrounds: readonly string[],
][] = [
  [TEXT, ['text', 'text-muted', 'danger'], everywhere],
  [TEXT, ['brand'], bubbles],
  [TEXT, ['brand', 'brand-hover'], [...surfaces, 'bubble-other']],
  [TEXT, ['success', 'warn', 'note'], surfaces],
  [TEXT, ['on-brand'], ['brand', 'brand-hover']],
  [TEXT, ['on-badge'], ['badge']],
  [TEXT, ['on-danger'], ['danger']],
  [TEXT, ['on-avatar'], avatars],
  [TEXT, ['on-bubble-own'], ['bubble-own']],
  [TEXT, ['on-bubble-other'], ['bubble-other']],
  [TEXT, ['on-bubble-note', 'note'], ['bubble-note']],
  [TEXT, ['success', 'text'], ['success-soft']],
  [TEXT, ['warn', 'text'], ['warn-soft']],
  [TEXT, ['danger', 'text'], ['danger-soft']],
  [SHAPE, ['tick', 'tick-read', 'focus'], everywhere],
  [SHAPE, ['border-strong'], ['bg', 'surface', 'surface-raised']],
  [SHAPE, ['note-border'], ['surface', 'bubble-note']],
  [SHAPE, ['online', 'offline'], ['bg', 'surface', 'surface-raised']],
];

describe.each(themes)('the tokens in the %s theme', (theme) => {
  const colours = tokenColours(css, theme);
  const colour = (name: string) => {
    const found = colours.get(`--pl-${name}`);
    if (!found) throw new Error(`tokens.css has no colour --pl-${name}`);
    return found;
  };

  const cases = pairs.flatMap(([least, foregrounds, backgrounds]) =>
    foregrounds.flatMap((front) => backgrounds.map((back) => [front, back, least] as const)),
  );
  it.each(cases)('%s on %s has a contrast of at least %d', (front, back, least) => {
    expect(contrastRatio(colour(front), colour(back))).toBeGreaterThanOrEqual(least);
  });

  it.each([...colours])('%s can be shown on an sRGB screen', (_name, value) => {
    for (const part of oklchToRgb(value)) {
      expect(part).toBeGreaterThan(-0.002);
      expect(part).toBeLessThan(1.002);
    }
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
    expect(() => tokenColours('--pl-a: var(--pl-b);', 'light')).toThrow('--pl-b');
  });

  it('gives each theme its own side of light-dark()', () => {
    const sheet = '--pl-ink: oklch(0.1 0 0); --pl-a: light-dark(var(--pl-ink), oklch(0.9 0 0));';
    expect(tokenColours(sheet, 'light').get('--pl-a')?.lightness).toBe(0.1);
    expect(tokenColours(sheet, 'dark').get('--pl-a')?.lightness).toBe(0.9);
  });
});
