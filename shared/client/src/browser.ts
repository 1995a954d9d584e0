import { browserClock } from './browser/browser-clock.ts';
import { browserRandom } from './browser/browser-random.ts';
import { createBrowserTabs } from './browser/browser-tabs.ts';
import { createDocumentPage } from './browser/document-page.ts';
import { createIndexedStore } from './browser/indexed-store.ts';
import type { SocketOptions } from './browser/socket-options.ts';
import { createSocketTransport } from './browser/socket-transport.ts';
import type { Environment, Visibility } from './environment.ts';
import { once } from './once.ts';

export { browserClock } from './browser/browser-clock.ts';
export { createDocumentVisibility } from './browser/document-visibility.ts';
export type { SocketOptions } from './browser/socket-options.ts';
export { createSocketTransport } from './browser/socket-transport.ts';
export { warnBeforeLeaving } from './browser/warn-before-leaving.ts';

/** Where the server is, which audience calls, and what the page can't tell by itself. */
export interface BrowserOptions extends SocketOptions {
  /** Whether somebody can be reading: a page of its own knows it (`createDocumentVisibility`), a frame has to be told. */
  readonly visibility: Visibility;
}

/** The powers of a browser's page. */
export function createBrowserEnvironment(options: BrowserOptions): Environment {
  const tabs = createBrowserTabs();
  // One for all: what can't be kept on disk is kept in it.
  const files = once(async () => {
    const { createFileDoor } = await import('./browser/file-door.ts');
    return createFileDoor(options.url);
  });
  return {
    clock: browserClock,
    random: browserRandom,
    storage: createIndexedStore(),
    transport: createSocketTransport(options),
    visibility: options.visibility,
    page: createDocumentPage(),
    files,
    ...(tabs && { tabs }),
  };
}
