import type { Id } from '@porchlight/protocol';
import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useShortcut } from '../../shared/shortcuts.ts';

interface RowFocusOptions {
  readonly rows: readonly Id[];
  readonly selected_id: Id | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Scrolls so that the row exists and is seen. */
  readonly bringIntoView: (index: number) => void;
}

/** Moves the focus among the rows by j and k anywhere, by arrows, Home and End inside; Tab reaches one row. */
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

  const onKeyDown = (event: KeyboardEvent) => {
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
  };
  const onFocus = (event: FocusEvent) => {
    const row = event.target.closest<HTMLElement>('[data-row]');
    if (row?.dataset['row'] !== undefined) setRow(row.dataset['row']);
  };
  return { tabbable_id, onKeyDown, onFocus };
}
