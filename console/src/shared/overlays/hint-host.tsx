import { Suspense, useEffect, useState } from 'react';
import { fetchedPart } from '../fetched-part.ts';
import { useFetchPart } from '../use-fetch-part.ts';

const [HintPopup, load] = fetchedPart(
  () => import('./hint-popup.tsx'),
  (module) => module.HintPopup,
);
const delay_ms = 450;

/** The element whose hint is shown, and its words. */
export interface Hint {
  readonly element: Element;
  readonly words: string;
  readonly key: string | undefined;
}

/**
 * Shows the name of whatever carries `data-hint` (and the key in `data-hint-key`) while the pointer rests on it or it
 * has the keyboard's focus. One for the whole page; its code is fetched with the first hint.
 */
export function HintHost() {
  const [hint, setHint] = useState<Hint | null>(null);
  const fetchPart = useFetchPart();
  useEffect(() => watchHints(setHint, () => fetchPart(load)), [fetchPart]);
  return (
    <Suspense fallback={null}>
      {hint !== null && <HintPopup key={hint.words} hint={hint} />}
    </Suspense>
  );
}

function watchHints(
  show: (hint: Hint | null) => void,
  fetchHint: () => Promise<boolean>,
): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    timer = undefined;
    show(null);
  };
  const consider = (event: Event) => {
    hide();
    const hint = hintOf(event);
    if (hint === null) return;
    timer = setTimeout(() => {
      const due = timer;
      const shown = () => due === timer && hint.element.isConnected && show(hint);
      // A hint that can't be fetched is none.
      void fetchHint().then((here) => here && shown());
    }, delay_ms);
  };
  for (const name of ['pointerover', 'focusin']) document.addEventListener(name, consider, stop);
  for (const name of ['pointerdown', 'keydown', 'focusout'])
    document.addEventListener(name, hide, stop);
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}

function hintOf(event: Event): Hint | null {
  const element = event.target instanceof Element ? event.target.closest('[data-hint]') : null;
  const words = element?.getAttribute('data-hint');
  if (!element || !words) return null;
  if (element.getAttribute('aria-expanded') === 'true') return null;
  if (event.type === 'focusin' && !element.matches(':focus-visible')) return null;
  return { element, words, key: element.getAttribute('data-hint-key') ?? undefined };
}
