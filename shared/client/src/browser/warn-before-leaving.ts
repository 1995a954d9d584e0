import type { ChatState } from '../state.ts';
import type { Stop } from '../environment.ts';

/** What of a client there is to lose. */
export interface Losable {
  readonly getState: () => Pick<ChatState, 'storage'>;
  readonly subscribe: (listener: () => void) => Stop;
  readonly hasUnsent: () => boolean;
}

/**
 * Lets the browser ask before a page is left with words that only its memory has. Browsers ask in their own words, and
 * only where somebody has typed or pressed something. Returns its stop.
 */
export function warnBeforeLeaving(page: Window, client: Losable): Stop {
  const ask = (event: Event): void => {
    if (client.hasUnsent()) event.preventDefault();
  };
  // Listening keeps a page out of some browsers' back/forward cache, so it is only done where it may be needed.
  const consider = (): void => {
    if (client.getState().storage === 'memory') page.addEventListener('beforeunload', ask);
  };
  consider();
  const stop = client.subscribe(consider);
  return () => {
    stop();
    page.removeEventListener('beforeunload', ask);
  };
}
