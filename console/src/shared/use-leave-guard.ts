import { use, useEffect, useState } from 'react';
import { UNSAFE_NavigationContext as NavigationContext, type Navigator } from 'react-router';
import { before_sign_out } from './before-sign-out.ts';
import { hearPops } from './hear-pops.ts';

/** A way out that waits for a word. */
export interface Leaving {
  readonly leave: () => void;
  readonly stay: () => void;
  /** It leads out of the console. */
  readonly signs_out: boolean;
}

/**
 * While `unsaved`, holds whoever leaves for another screen, by a link, a menu or the browser's “back”: null, or the leaving that
 * waits. So is who signs out. Who closes the window is asked by the browser.
 */
export function useLeaveGuard(unsaved: boolean): Leaving | null {
  const { navigator } = use(NavigationContext);
  const [held, setHeld] = useState<{ go: () => void; signs_out: boolean } | null>(null);
  useEffect(() => {
    if (!unsaved) return;
    return guard(navigator, (go, signs_out = false) => setHeld({ go, signs_out }));
  }, [navigator, unsaved]);
  const stay = () => setHeld(null);
  const leave = () => {
    stay();
    held?.go();
  };
  return held && { leave, stay, signs_out: held.signs_out };
}

type Hold = (go: () => void, signs_out?: boolean) => void;

const guarded = new WeakMap<Navigator, { readonly holds: Set<Hold>; readonly stop: () => void }>();

/** The ways out are held once, however many guards there are on a screen; the last of them asks, for all. */
function guard(navigator: Navigator, hold: Hold): () => void {
  const all = guarded.get(navigator) ?? holdWays(navigator);
  guarded.set(navigator, all);
  all.holds.add(hold);
  return () => {
    all.holds.delete(hold);
    if (all.holds.size > 0) return;
    all.stop();
    guarded.delete(navigator);
  };
}

function holdWays(navigator: Navigator) {
  const holds = new Set<Hold>();
  const hold: Hold = (...way) => [...holds].at(-1)?.(...way);
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
  before_sign_out.ask = (go) => hold(go, true);
  const stop = () => {
    Object.assign(navigator, { push, replace });
    stopPops();
    removeEventListener('beforeunload', warn);
    before_sign_out.ask = undefined;
  };
  return { holds, stop };
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
