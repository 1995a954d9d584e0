/** Where the reader stood at the last look. */
export interface EndHold {
  /** The reader has not gone up from the end. */
  at_end: boolean;
  /** In pixels. */
  readonly top: number;
  /** Of the window on the thread, and of the thread. */
  readonly size: string;
}

/** Only who scrolls leaves the end, or comes to it; what moves while sizes change was moved by them. */
export function holdAfter(before: EndHold, near: boolean, top: number, size: string): EndHold {
  const scrolled = size === before.size && top !== before.top;
  const at_end = scrolled ? near || (before.at_end && top > before.top) : before.at_end;
  return { at_end, top, size };
}

/** Lines that grow, and a window that shrinks, push the end out of sight of somebody who stood there, if only by a line. */
export function isPushedFromEnd(
  before: EndHold,
  after: EndHold,
  near: boolean,
  below_px: number,
): boolean {
  return after.at_end && (before.size === after.size ? !near : below_px > 1);
}
