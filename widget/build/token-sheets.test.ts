import { logoLamp } from '@porchlight/design';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTokens } from './design-tokens.ts';
import {
  frameTokens,
  inlineConstants,
  inlineTokens,
  moreContrastTokens,
  shortTokens,
} from './token-sheets.ts';

const css = `:root,
:host {
  color-scheme: light dark;
  --pl-brand-seed: oklch(0.59987 0 0);
  --pl-soft: oklch(from var(--pl-brand-seed) 0.9 calc(c * 0.5) h);
  --pl-veil: oklch(0 0 0 / 0.2);
  --pl-size: 12px;
  --pl-motion: 140ms;
}
:root,
:host,
[data-contrast='more'] {
  --pl-brand: light-dark(oklch(0 0 0), oklch(1 0 0));
}
@media not (prefers-contrast: more) {
  :root:where(:not([data-contrast='more'])),
  :host(:where(:not([data-contrast='more']))) {
    --pl-brand: light-dark(var(--pl-brand-seed), oklch(1 0 0));
  }
}

[data-theme='dark'],
:host([data-theme='dark']) {
  color-scheme: dark;
}
[data-theme='light'],
:host([data-theme='light']) {
  color-scheme: light;
}
@media (prefers-reduced-motion: reduce) {
  :root,
  :host {
    --pl-motion: 0ms;
  }
}
`;
const sheet = 'a { color: var(--pl-brand); font-size: var(--pl-size) }';

it('puts values in place of names, all the way down, with colours as hex', () => {
  const tokens = shortTokens(css);
  expect(inlineTokens('a { color: var(--pl-brand) }', tokens)).toBe(
    'a { color: light-dark(#808080, #ffffff) }',
  );
  expect(inlineTokens('var(--pl-veil)', tokens)).toBe('#00000033');
  expect(inlineTokens('var(--pl-soft)', tokens)).toMatch(/^#[\da-f]{6}$/);
});

it('stops the build at a token that does not exist', () => {
  expect(() => inlineTokens('var(--pl-nothing)', shortTokens(css))).toThrow('--pl-nothing');
  expect(() => inlineConstants('var(--pl-nothing)', shortTokens(css))).toThrow('--pl-nothing');
});

it('keeps the names of what may change', () => {
  const text = 'var(--pl-size) var(--pl-brand) var(--pl-motion)';
  expect(inlineConstants(text, shortTokens(css))).toBe('12px var(--pl-brand) var(--pl-motion)');
});

it('gives the frame what it uses, without high contrast', () => {
  const lean = frameTokens(css, sheet);
  expect(lean).toContain(':root{color-scheme:light dark;--pl-brand:light-dark(#808080, #ffffff);}');
  expect(lean).toContain("[data-theme='light'] {");
  expect(lean).not.toMatch(/--pl-(soft|size|motion)|:host|data-contrast/);
});

it('makes a sheet of what high contrast changes', () => {
  expect(moreContrastTokens(css, `${sheet} b { color: var(--pl-soft) }`)).toBe(
    '@media (prefers-contrast:more){:root{--pl-brand:light-dark(#000000, #ffffff);}}',
  );
});

it('draws the launcher’s lamp as the design does', () => {
  const launcher = readFileSync(join(import.meta.dirname, '../src/loader/launcher.css'), 'utf8');
  expect(launcher).toContain(logoLamp);
});

it('takes the brand from its one token, in the frame, in high contrast and on the launcher', () => {
  const pine = readTokens();
  const plum = pine.replace(/(--pl-brand-seed:) [^;]+/, '$1 oklch(0.42 0.12 340)');
  const brand = ['--pl-brand', '--pl-brand-hover', '--pl-brand-soft', '--pl-bubble-own'];
  const sources = brand.map((name) => `var(${name})`).join(' ');
  const [before, after] = [pine, plum].map((tokens) => [
    ...frameTokens(tokens, sources).matchAll(/--pl-[\w-]+:[^;]+/g),
    ...moreContrastTokens(tokens, sources).matchAll(/--pl-[\w-]+:[^;]+/g),
    inlineTokens('var(--pl-launcher)', shortTokens(tokens)),
  ]);
  expect(before).toHaveLength(7);
  expect(after?.filter((line, index) => String(line) === String(before?.[index]))).toEqual([]);
});
