import type { Page } from '@playwright/test';

/** What a browser, or a network before it, can refuse to a page. */
export type Refused = 'indexedDB' | 'localStorage' | 'WebSocket';

/**
 * Refuses these to everything in a tab: the very name throws, as in a frame of another site whose cookies are blocked.
 * Must be done before the page is opened.
 */
export async function refuse(page: Page, refused: readonly Refused[]): Promise<void> {
  await page.addInitScript((names) => {
    for (const name of names) {
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  }, refused);
}
