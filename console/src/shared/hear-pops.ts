type Ear = (event: PopStateEvent) => void;

let ear: Ear | undefined;

// This module is loaded with the page, so it listens before the router does.
addEventListener('popstate', (event) => ear?.(event));

/** Hears of the browser's “back” and “forward” before the router, which hears nothing where `stopImmediatePropagation` is called. */
export function hearPops(next: Ear): () => void {
  ear = next;
  return () => {
    if (ear === next) ear = undefined;
  };
}
