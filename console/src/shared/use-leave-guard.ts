import { use, useEffect, useState } from 'react';
import { UNSAFE_NavigationContext as NavigationContext, type Navigator } from 'react-router';
import { hearPops } from './hear-pops.ts';

/** A way out that waits for a word. */
export interface Leaving {
  readonly leave: () => void;
  readonly stay: () => void;
}

/**
 * While `unsaved`, holds whoever leaves for another screen, by a link, a menu or the browser's “back”: null, or the leaving that
 * waits. Who closes the window is asked by the browser.
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
    const stopPops = holdPops(hold);
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => {
      Object.assign(navigator, { push, replace });
      stopPops();
      removeEventListener('beforeunload', warn);
    };
  }, [navigator, unsaved]);
  return held && { leave: held, stay: () => setHeld(null) };
}

/** By the time a page hears of “back” it has gone back, so it goes forward again before the router hears of it. */
function holdPops(hold: (go: () => void) => void): () => void {
  const here = placeInHistory();
  let leaves = false;
  return hearPops((event) => {
    if (leaves) return;
    event.stopImmediatePropagation();
    const by = placeInHistory() - here;
    if (by === 0) return;
    history.go(-by);
    hold(() => {
      leaves = true;
      history.go(by);
    });
  });
}

/** The router numbers its entries. */
function placeInHistory(): number {
  return (history.state as { readonly idx?: number } | null)?.idx ?? 0;
}
