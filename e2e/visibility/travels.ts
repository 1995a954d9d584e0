import type { Cdp } from './cdp.ts';
import type { Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import type { Frames } from './frames.ts';

/** Where a window's page goes, and what the browser does with one that nobody looks at. */
export interface Travels {
  /** Loads another page in the window. */
  readonly goesTo: (url: string) => Promise<void>;
  /** Goes back to the page before, which must come whole out of the back/forward cache. */
  readonly goesBack: () => Promise<void>;
  /** Hides the window, and lets the browser put its page to sleep. */
  readonly fallsAsleep: () => Promise<void>;
  /** Brings a sleeping window back into sight, and makes sure that its page had slept. */
  readonly wakesUp: () => Promise<void>;
}

// Every world of a document sees these marks. Frames get the same events, each of its own.
const marks = `
  addEventListener('pageshow', ({ persisted }) => {
    document.documentElement.dataset.persisted = String(persisted);
  });
  document.addEventListener('freeze', () => {
    document.documentElement.dataset.slept = 'true';
  });`;

/** Moves the page of a window; `page` is its session. */
export function travelsOf(cdp: Cdp, page: string, frames: Frames, desk: Desk): Travels {
  // While one page makes way for another there may be nobody to ask.
  const ask = (expression: string) =>
    frames.inPage<string>(expression).catch(() => 'between two pages');
  const expectIn = (expression: string, value: string) =>
    eventually(expression, () => ask(expression)).toBe(value);
  const setState = (state: 'frozen' | 'active') =>
    cdp.call('Page.setWebLifecycleState', { state }, page);
  return {
    async goesTo(url) {
      // Resolves once the new document is there, so that nobody waits for the one before.
      await cdp.call('Page.navigate', { url }, page);
      await expectIn('document.readyState', 'complete');
      await frames.inPage(marks);
    },
    async goesBack() {
      // Later, so that the page is still there to answer.
      await frames.inPage('void setTimeout(() => history.back(), 50)');
      await expectIn('document.documentElement.dataset.persisted', 'true');
    },
    async fallsAsleep() {
      await desk.hides();
      await setState('frozen');
    },
    async wakesUp() {
      await setState('active');
      await desk.returns();
      await expectIn('document.documentElement.dataset.slept', 'true');
    },
  };
}
