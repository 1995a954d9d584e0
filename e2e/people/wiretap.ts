import type { Page } from '@playwright/test';

/** Everything that a page has been told. */
export interface Wiretap {
  /** Frames of sockets and bodies of answers, as text, so far. */
  readonly heard: () => Promise<string>;
}

/** Records what reaches a page, by socket and by HTTP. Must be done before the page is opened. */
export function tap(page: Page): Wiretap {
  const pieces: Promise<string>[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => pieces.push(Promise.resolve(payload.toString())));
  });
  page.on('response', (response) => {
    // Scripts and pictures say nothing of conversations; a redirect has no body.
    if (!/\/(api|socket)\//u.test(response.url())) return;
    pieces.push(response.text().catch(() => ''));
  });
  return { heard: async () => (await Promise.all(pieces)).join('\n') };
}
