import type { Page } from '@playwright/test';

type Api = ((...call: unknown[]) => unknown) & { readonly for: (inbox: string) => Api };

/** Calls the chat's API on a page, as the page's own script would; resolves with what it comes to. */
export function call(page: Page, ...args: readonly unknown[]): Promise<unknown> {
  return page.evaluate((args) => {
    const { porchlight } = window as unknown as { readonly porchlight: Api };
    return porchlight(...args);
  }, args);
}
