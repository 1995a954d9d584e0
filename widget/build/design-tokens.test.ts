import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logoLamp } from '@porchlight/design';
import { expect, it } from 'vitest';
import { inlineTokens, parseTokens, pruneTokens, shortColours } from './design-tokens.ts';

const css = `:root {
  --pl-pine: oklch(0.4 0.07 190);
  --pl-brand: light-dark(var(--pl-pine), white);
  --pl-lamp: gold;
  --pl-font:
    system-ui, sans-serif;
}
@media (prefers-reduced-motion: reduce) {
  :root {
    --pl-lamp: gray;
  }
}
`;

it('puts values in place of names, all the way down', () => {
  expect(inlineTokens('a { color: var(--pl-brand) }', parseTokens(css))).toBe(
    'a { color: light-dark(oklch(0.4 0.07 190), white) }',
  );
  expect(inlineTokens('var(--pl-font)', parseTokens(css))).toBe('system-ui, sans-serif');
});

it('writes opaque colours as short as they go', () => {
  const colours = 'oklch(1 0 0), oklch(0.405 0.067 191), oklch(0 0 0 / 0.4)';
  expect(shortColours(colours)).toBe('#ffffff, #085452, oklch(0 0 0 / 0.4)');
});

it('stops the build at a token that does not exist', () => {
  expect(() => inlineTokens('var(--pl-nothing)', parseTokens(css))).toThrow('--pl-nothing');
});

it('keeps what is used, and what that leads to', () => {
  const kept = pruneTokens(css, 'a { color: var(--pl-brand) }');
  expect([...parseTokens(kept).keys()]).toEqual(['--pl-pine', '--pl-brand']);
  expect(kept).not.toContain('system-ui');
});

it('draws the launcher’s lamp as the design does', () => {
  const sheet = readFileSync(join(import.meta.dirname, '../src/loader/launcher.css'), 'utf8');
  expect(sheet).toContain(logoLamp);
});
