import { use, useEffect, useState } from 'react';
import { UNSAFE_NavigationContext as NavigationContext, type Navigator } from 'react-router';

/** A way out that waits for a word. */
export interface Leaving {
  readonly leave: () => void;
  readonly stay: () => void;
}

/**
 * While `unsaved`, holds whoever leaves for another screen: null, or the leaving that waits. Who closes the window is
 * asked by the browser. The button “back” is not held: the browser has gone by then.
 */
export function useLeaveGuard(unsaved: boolean): Leaving | null {
  const { navigator } = use(NavigationContext);
  const [held, setHeld] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!unsaved) return;
    const free = { ...navigator };
    // The router can hold nothing itself unless it also fetches what screens show, which ours doesn't.
    const held_ways: Pick<Navigator, 'push' | 'replace'> = {
      push: (...way) => setHeld(() => () => free.push(...way)),
      replace: (...way) => setHeld(() => () => free.replace(...way)),
    };
    Object.assign(navigator, held_ways);
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => {
      Object.assign(navigator, free);
      removeEventListener('beforeunload', warn);
    };
  }, [navigator, unsaved]);
  return held && { leave: held, stay: () => setHeld(null) };
}
