import { useSyncExternalStore } from 'react';
import { onTheme, shownTheme, type Theme } from './theme.ts';

/** How the console looks, as it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(onTheme, shownTheme);
}
