import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyTheme, chooseTheme, chosenTheme } from './theme.ts';

const root = document.documentElement;
const canvas = () => document.querySelector('meta[name="color-scheme"]')?.getAttribute('content');

beforeEach(() => {
  document.head.innerHTML = '<meta name="color-scheme" content="light dark">';
});

afterEach(() => {
  localStorage.clear();
  applyTheme('auto');
});

it('follows the system until somebody chooses', () => {
  expect(chosenTheme()).toBe('auto');
});

it('is kept, and drawn on the empty canvas too', () => {
  chooseTheme('dark');
  expect(chosenTheme()).toBe('dark');
  expect([root.dataset['theme'], canvas()]).toEqual(['dark', 'dark']);
  chooseTheme('auto');
  expect(chosenTheme()).toBe('auto');
  expect([root.dataset['theme'], canvas()]).toEqual([undefined, 'light dark']);
});

it('is the system’s where something strange was kept', () => {
  localStorage.setItem('porchlight.theme', 'sepia');
  expect(chosenTheme()).toBe('auto');
});
