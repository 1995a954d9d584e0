import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pruneTokens } from './prune-tokens.ts';
import { tokenColours } from './token-colours.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

it('keeps what is used, and what that leads to, in both contrasts', () => {
  const kept = pruneTokens(css, 'a { color: var(--pl-brand); border-color: var(--pl-focus, red) }');
  const names = new Set([...kept.matchAll(/(--pl-[\w-]+):/g)].map(([, name]) => name));
  const lamps = ['--pl-lamp-300', '--pl-lamp-400', '--pl-lamp-600'];
  expect(names).toEqual(new Set(['--pl-brand-seed', '--pl-brand', '--pl-focus', ...lamps]));
  for (const contrast of ['normal', 'more'] as const) {
    const whole = tokenColours(css, 'dark', contrast).get('--pl-brand');
    expect(tokenColours(kept, 'dark', contrast).get('--pl-brand')).toEqual(whole);
  }
});

it('keeps the themes, and leaves no comment', () => {
  const kept = pruneTokens(css, 'a { color: var(--pl-text) }');
  expect(kept).toContain("[data-theme='dark']");
  expect(kept).not.toContain('/*');
});
