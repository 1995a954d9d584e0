import { keep, kept } from './preference.ts';

/** How the console looks: as the system wishes, or always light or dark. */
export type Theme = 'auto' | 'light' | 'dark';

/** Every theme, in the order of the menu. */
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** The theme that was chosen; `auto` where none was. */
export function chosenTheme(): Theme {
  return themes.find((theme) => theme === kept('theme')) ?? 'auto';
}

/** Looks so from now on, and next time. */
export function chooseTheme(theme: Theme): void {
  keep('theme', theme === 'auto' ? undefined : theme);
  applyTheme(theme);
}

/** Looks so now: what is drawn by our sheet, and what the browser draws before that has come. */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  document
    .querySelector('meta[name="color-scheme"]')
    ?.setAttribute('content', theme === 'auto' ? 'light dark' : theme);
}
