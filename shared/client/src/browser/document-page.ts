import type { Page, PageEvent } from '../environment.ts';

/** The life of a document's page, in a frame or by itself. */
export function createDocumentPage(page: Document = document): Page {
  return {
    isVisible: () => page.visibilityState === 'visible',
    subscribe: (listener) => {
      const stop = new AbortController();
      const { signal } = stop;
      const hear = (target: EventTarget | null, name: string, event: PageEvent): void =>
        target?.addEventListener(name, () => listener(event), { signal });
      const frame = page.defaultView;
      hear(frame, 'online', 'online');
      hear(frame, 'offline', 'offline');
      hear(frame, 'pagehide', 'aside');
      hear(page, 'freeze', 'aside');
      hear(page, 'resume', 'back');
      frame?.addEventListener(
        'pageshow',
        ({ persisted }) => {
          if (persisted) listener('back');
        },
        { signal },
      );
      return () => stop.abort();
    },
  };
}
