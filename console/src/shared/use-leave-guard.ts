import { use, useEffect, useState } from 'react';
import { UNSAFE_NavigationContext as NavigationContext, type Navigator } from 'react-router';
import { holdTravel } from './hold-travel.ts';

/** A way out that waits for a word. */
export interface Leaving {
  readonly leave: () => void;
  readonly stay: () => void;
}

/**
 * While `unsaved`, holds whoever leaves for another screen, by a link, a menu or the browser's own buttons: null, or the
 * leaving that waits. Who closes the window is asked by the browser.
 */
export function useLeaveGuard(unsaved: boolean): Leaving | null {
  const { navigator } = use(NavigationContext);
  const [held, setHeld] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!unsaved) return;
    const hold = (go: () => void) => setHeld(() => go);
    const free = { ...navigator };
    // The router can hold nothing itself unless it also fetches what screens show, which ours doesn't.
    const ways: Pick<Navigator, 'push' | 'replace'> = {
      push: (...way) => hold(() => free.push(...way)),
      replace: (...way) => hold(() => free.replace(...way)),
    };
    Object.assign(navigator, ways);
    const stopHolding = holdTravel(window, hold);
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => {
      Object.assign(navigator, free);
      stopHolding();
      removeEventListener('beforeunload', warn);
    };
  }, [navigator, unsaved]);
  return held && { leave: held, stay: () => setHeld(null) };
}
