import { use, useEffect, useState } from 'react';
import { UNSAFE_NavigationContext as NavigationContext, type Navigator } from 'react-router';

/** A way out that waits for a word. */
export interface Leaving {
  readonly leave: () => void;
  readonly stay: () => void;
}

/**
 * While `unsaved`, holds whoever leaves for another screen by a link or a menu: null, or the leaving that waits. Who closes
 * the window is asked by the browser. The browser's “back” is not held: by the time a page hears of it, it has gone.
 */
export function useLeaveGuard(unsaved: boolean): Leaving | null {
  const { navigator } = use(NavigationContext);
  const [held, setHeld] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!unsaved) return;
    const hold = (go: () => void) => setHeld(() => go);
    // oxlint-disable-next-line typescript/unbound-method -- the router's history needs no `this`
    const { push, replace } = navigator;
    // The router can hold nothing itself unless it also fetches what screens show, which ours doesn't.
    const ways: Pick<Navigator, 'push' | 'replace'> = {
      push: (...way) => hold(() => push(...way)),
      replace: (...way) => hold(() => replace(...way)),
    };
    Object.assign(navigator, ways);
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => {
      Object.assign(navigator, { push, replace });
      removeEventListener('beforeunload', warn);
    };
  }, [navigator, unsaved]);
  return held && { leave: held, stay: () => setHeld(null) };
}
