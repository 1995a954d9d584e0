import { expect, it } from 'vitest';
import { brandRules, ourBrand } from './brand-rules.ts';

it('puts a legible palette in the place of ours, and leaves ours where there is no colour', () => {
  expect(brandRules('#c2410c')).toMatch(/--pl-brand: light-dark\(#[\da-f]{6}, #[\da-f]{6}\)/u);
  expect(ourBrand).toMatch(/^#[\da-f]{6}$/u);
  expect(brandRules('')).toBe('');
  expect(brandRules('red')).toBe('');
});
