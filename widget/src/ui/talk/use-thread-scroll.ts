import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { lastSeqOnScreen } from './last-seq-on-screen.ts';
import type { JumpTarget } from './use-jump.ts';
import { endIsNear, standsAtEnd } from './stands-at-end.ts';
import { useOnResize } from './use-on-resize.ts';

export interface ThreadScrollOptions {
  /** What is shown; a new array whenever it changes. */
  readonly rows: readonly { readonly key: string }[];
  /** Key of the row that opening begins at; undefined for the end. */
  readonly begin_at: string | undefined;
  /** The panel's openings: a new number begins anew. */
  readonly opening: number;
  /** Something that goes to the end when it changes: the visitor's own last message. */
  readonly follow: unknown;
  /** A row to bring into sight; a new object each time. */
  readonly target: JumpTarget | undefined;
  /** Told the seq of the last line on screen, or null. */
  readonly onShowing: (seq: number | null) => void;
  /** The first lines are on screen. */
  readonly onStart: () => void;
}

export interface ThreadScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly atEnd: boolean;
  readonly toEnd: () => void;
  readonly onScroll: () => void;
}

const above_px = 32;
const start_px = 240;

/** Keeps the thread where the reader wants it: at the end while they are there, else on the line they look at. */
export function useThreadScroll(options: ThreadScrollOptions): ThreadScroll {
  const { rows, begin_at, opening, follow, target, onShowing, onStart } = options;
  const ref = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const top = useRef(0);
  const known = useRef({ first: '', height: 0 });
  const [atEnd, setAtEnd] = useState(true);

  const settle = useCallback(() => {
    const box = ref.current;
    if (box === null) return;
    setAtEnd(sticks.current);
    onShowing(lastSeqOnScreen(box));
    if (box.scrollTop < start_px) onStart();
  }, [onShowing, onStart]);

  const onScroll = useCallback(() => {
    const box = ref.current;
    if (box === null) return;
    sticks.current = standsAtEnd(sticks.current, top.current, box);
    top.current = box.scrollTop;
    settle();
  }, [settle]);

  const toEnd = useCallback(() => {
    sticks.current = true;
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
  }, []);

  useLayoutEffect(() => {
    sticks.current = true;
  }, [follow]);

  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null) return;
    const first = rows[0]?.key ?? '';
    const older = known.current.first !== '' && known.current.first !== first;
    // Browsers' own anchoring differs; the sheet turns it off.
    if (sticks.current) box.scrollTop = box.scrollHeight;
    else if (older) box.scrollTop += box.scrollHeight - known.current.height;
    known.current = { first, height: box.scrollHeight };
    settle();
  }, [rows, follow, settle]);

  useLayoutEffect(() => {
    const box = ref.current;
    const row = begin_at === undefined ? null : box?.querySelector<HTMLElement>(`.${begin_at}`);
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    if (row) box.scrollTop = Math.min(box.scrollTop, row.offsetTop - above_px);
    sticks.current = endIsNear(box);
    settle();
    // Only an opening begins anew; what comes later must not move the reader.
    // eslint-disable-next-line react/exhaustive-deps
  }, [opening]);

  useLayoutEffect(() => {
    const box = ref.current;
    const row = target && box?.querySelector<HTMLElement>(`[data-key="${target.key}"]`);
    if (!box || !row) return;
    row.scrollIntoView({ block: 'center' });
    sticks.current = endIsNear(box);
    // So that a screen reader and the eye arrive at the same place.
    row.querySelector<HTMLElement>('.meta')?.focus({ preventScroll: true });
    row.classList.remove('found');
    void row.offsetWidth;
    row.classList.add('found');
    settle();
  }, [target, settle]);

  const onResize = useCallback(() => {
    const box = ref.current;
    if (box !== null && sticks.current) box.scrollTop = box.scrollHeight;
    settle();
  }, [settle]);
  useOnResize(ref, onResize);

  return { ref, atEnd, toEnd, onScroll };
}
