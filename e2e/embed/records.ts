import type { Frame, Page } from '@playwright/test';

/** What the chat has done on a page so far. */
export interface Records {
  /** What was asked of anybody but the website, by address without its query; assets by their folder. */
  readonly requests: () => readonly string[];
  /** Origins of the frames in the page. */
  readonly frames: () => readonly string[];
  /** Everything that the website's origin keeps. */
  readonly kept: () => Promise<Kept>;
  /** Keys that were ever written to the website's storage, also where they are gone again. */
  readonly written: () => Promise<readonly string[]>;
}

/** The keys of what an origin keeps, by its place. */
export interface Kept {
  readonly local: readonly string[];
  readonly session: readonly string[];
  readonly cookies: string;
  readonly databases: readonly string[];
  readonly caches: readonly string[];
}

/** Nothing. */
export const nothingKept: Kept = { local: [], session: [], cookies: '', databases: [], caches: [] };

/** Records what happens on a page of this origin, from before it is loaded. A second page of the origin watches its storage. */
export async function recordPage(page: Page, origin: string): Promise<Records> {
  const requests = new Set<string>();
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === origin) return;
    requests.add(url.host + url.pathname.replace(/(?<=\/assets\/).*/u, '…'));
  });
  const watcher = await page.context().newPage();
  await watcher.goto(`${origin}/watcher`);
  await watcher.evaluate(() => {
    addEventListener('storage', ({ key, newValue }) => {
      if (newValue !== null) document.title += `${key}\n`;
    });
  });
  await page.bringToFront();
  return {
    requests: () => [...requests],
    frames: () =>
      page
        .frames()
        .slice(1)
        .map((frame) => URL.parse(frame.url())?.origin ?? ''),
    kept: () => whatIsKept(page.mainFrame()),
    written: async () => (await watcher.title()).split('\n').filter(Boolean),
  };
}

/** What the origin of a frame keeps for it. */
export function whatIsKept(frame: Frame): Promise<Kept> {
  return frame.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    // Only there in secure contexts, of which localhost and 127.0.0.1 are.
    caches: await caches.keys(),
  }));
}
