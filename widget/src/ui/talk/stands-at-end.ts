/** Nearer to the end than this counts as there. */
const near_px = 32;

/** Where a scrolled box stands. */
export type ScrolledBox = Pick<HTMLElement, 'scrollTop' | 'scrollHeight' | 'clientHeight'>;

/** Whether the end of the box is on screen, or all but. */
export function endIsNear({ scrollTop, scrollHeight, clientHeight }: ScrolledBox): boolean {
  return scrollHeight - scrollTop - clientHeight < near_px;
}

/**
 * Whether the reader stands at the end after the box was scrolled from `top`. Only who goes up leaves the end: a panel
 * that changes its size tells of scrolls late, when the end has moved on already.
 */
export function standsAtEnd(stood: boolean, top: number, box: ScrolledBox): boolean {
  return endIsNear(box) || (stood && box.scrollTop >= top);
}
