import { useSyncExternalStore } from 'react';

// The breakpoint `desk` of console.css.
const wide = matchMedia('(min-width: 1100px)');

function listen(changed: () => void): () => void {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
}

/** True where the window has room for the contact beside the thread; else the contact opens over it. */
export function useContactBeside(): boolean {
  return useSyncExternalStore(listen, () => wide.matches);
}
