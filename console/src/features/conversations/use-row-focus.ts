import type { Id } from '@porchlight/protocol';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useShortcut } from '../../shared/shortcuts.ts';

interface RowFocusOptions {
  readonly rows: readonly Id[];
  readonly selected_id: Id | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Scrolls so that the row exists and is seen. */
  readonly bringIntoView: (index: number) => void;
}

/** Moves the focus among the rows by j and k anywhere, by arrows, Home and End inside. Answers the one row for Tab. */
export function useRowFocus({ rows, selected_id, scroller, bringIntoView }: RowFocusOptions) {
  const [row_id, setRow] = useState<Id>();
  const wanted = useRef<Id>(undefined);
  const known = [row_id, selected_id].find((id) => id !== undefined && rows.includes(id));
  const tabbable_id = known ?? rows[0];

  const focusIndex = (index: number) => {
    const id = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (id === undefined) return;
    setRow(id);
    wanted.current = id;
    bringIntoView(rows.indexOf(id));
  };
  const step = (by: number) => focusIndex(known === undefined ? 0 : rows.indexOf(known) + by);

  useShortcut('next', () => step(1));
  useShortcut('previous', () => step(-1));

  // A row that was out of sight exists only after the list has rendered again.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Home: () => focusIndex(0),
      End: () => focusIndex(rows.length - 1),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  });
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const stop = new AbortController();
    const focused = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
      if (row !== null) setRow(row.dataset['row']);
    };
    list.addEventListener('keydown', pressed, stop);
    list.addEventListener('focusin', focused, stop);
    return () => stop.abort();
  }, [scroller]);
  return tabbable_id;
}
