/** Where in its history a page of the router's stands; the router counts. */
function placeOf({ history }: Window): number {
  const { idx } = (history.state ?? {}) as { readonly idx?: number };
  return idx ?? 0;
}

/**
 * Holds steps through the browser's history: by the time a page hears of one it has been made, so it is taken back, and
 * `hold` is given the way to make it after all. Returns its stop. Call it after the router has begun.
 */
export function holdTravel(page: Window, hold: (go: () => void) => void): () => void {
  const here = placeOf(page);
  let free = false;
  const hear = (event: PopStateEvent) => {
    const steps = placeOf(page) - here;
    if (free) return;
    // The router must hear neither of the step nor of the way back.
    event.stopImmediatePropagation();
    if (steps === 0) return;
    page.history.go(-steps);
    hold(() => {
      free = true;
      page.history.go(steps);
    });
  };
  page.addEventListener('popstate', hear, { capture: true });
  return () => page.removeEventListener('popstate', hear, { capture: true });
}
