import { keep, kept, onOtherTab } from './preference.ts';

/** How the console looks: as the system wishes, or always light or dark. */
export type Theme = 'auto' | 'light' | 'dark';

/** Every theme, in the order of the menu. */
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** The theme that was chosen; `auto` where none was. */
export function chosenTheme(): Theme {
  return themes.find((theme) => theme === kept('theme')) ?? 'auto';
}

/** How it looks now. */
export function shownTheme(): Theme {
  return themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'auto';
}

const listeners = new Set<() => void>();

/** Looks so from now on, and next time. */
export function chooseTheme(theme: Theme): void {
  keep('theme', theme === 'auto' ? undefined : theme);
  applyTheme(theme);
  for (const listener of listeners) listener();
}

/** Hears of every choice, also of those in other tabs, which hold here too. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  const stop = onOtherTab('theme', () => {
    applyTheme(chosenTheme());
    listener();
  });
  return () => {
    listeners.delete(listener);
    stop();
  };
}

/** Looks so now: what is drawn by our sheet, and what the browser draws before that has come. */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  document
    .querySelector('meta[name="color-scheme"]')
    ?.setAttribute('content', theme === 'auto' ? 'light dark' : theme);
}
