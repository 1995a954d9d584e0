import type { Page, PageEvent } from '../environment.ts';

/** A page whose life a test directs. */
export interface FakePage extends Page {
  readonly tell: (event: PageEvent) => void;
  readonly show: (is_visible: boolean) => void;
}

/** Makes a page that can be seen. */
export function createFakePage(): FakePage {
  const listeners = new Set<(event: PageEvent) => void>();
  let visible = true;
  return {
    isVisible: () => visible,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
    show: (is_visible) => void (visible = is_visible),
  };
}
