import type { Page } from '@playwright/test';

/** What a browser can refuse to a page. */
export type Refused = 'indexedDB' | 'localStorage' | 'WebSocket';

/**
 * Refuses these to everything in a tab: the very name of a storage throws, as in a frame of another site whose cookies
 * are blocked, and there are no WebSockets. Must be done before the page is opened.
 */
export async function refuse(page: Page, refused: readonly Refused[]): Promise<void> {
  await page.addInitScript((names) => {
    for (const name of names) {
      Object.defineProperty(globalThis, name, {
        get: () => {
          if (name === 'WebSocket') return undefined;
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  }, refused);
}
