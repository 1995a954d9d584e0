/** As wide as the panel is where it stands beside the page (shared/design/src/dress/launcher-rules.ts), in px. */
const beside_px = 400;

const stops = 'a[href],button,input,select,textarea,[tabindex="0"]';

/**
 * What Tab does. Where the panel covers its page, as on phones and under a strong zoom, it goes round in it: what stands
 * behind it would have the focus, and nobody would see it.
 */
export function goRound(event: KeyboardEvent): void {
  // Zoomed pages round.
  const beside = Math.abs(innerWidth - beside_px) < 2;
  // There is nothing behind it in a window of its own, and on the page that a mail leads to.
  const alone = parent === window || location.hash === '#alone';
  if (event.defaultPrevented || beside || alone) return;
  const scope = document.querySelector('dialog[open]') ?? document;
  const all = [...scope.querySelectorAll<HTMLElement>(stops)].filter(isStop);
  const [from, to] = event.shiftKey ? [0, -1] : [-1, 0];
  if (document.activeElement !== all.at(from)) return;
  event.preventDefault();
  all.at(to)?.focus();
}

function isStop(element: HTMLElement): boolean {
  return (
    element.tabIndex >= 0 &&
    element.matches(':not(:disabled)') &&
    element.getClientRects().length > 0
  );
}
