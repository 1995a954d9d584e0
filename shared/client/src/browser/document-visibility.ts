import type { Visibility } from '../environment.ts';

/** A page of its own: read while it is visible and has the focus. */
export function createDocumentVisibility(page: Document = document): Visibility {
  return {
    isReading: () => page.visibilityState === 'visible' && page.hasFocus(),
    subscribe: (listener) => {
      const frame = page.defaultView;
      page.addEventListener('visibilitychange', listener);
      frame?.addEventListener('focus', listener);
      frame?.addEventListener('blur', listener);
      return () => {
        page.removeEventListener('visibilitychange', listener);
        frame?.removeEventListener('focus', listener);
        frame?.removeEventListener('blur', listener);
      };
    },
  };
}
