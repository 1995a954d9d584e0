import { type RefObject, useEffect, useState } from 'react';

/** Where an opening of the panel begins. */
export interface Opening {
  /** Counts the openings. */
  readonly number: number;
  /** What the visitor had read up to, if more was there; null if not; undefined while that is not known. */
  readonly unread_after: number | null | undefined;
}

/**
 * Counts the panel's openings and remembers what was unread at each, so that the line before the first unread message
 * stays while it is being read. Each puts the focus into the field.
 */
export function useOpening(
  open: boolean,
  unread_after: number | null | undefined,
  field: RefObject<HTMLElement | null>,
): Opening {
  const [opening, setOpening] = useState<Opening>({ number: 0, unread_after });
  const [was, setWas] = useState(false);
  const opens = open && !was;
  const learns = open && opening.unread_after === undefined && unread_after !== undefined;
  if (was !== open) setWas(open);
  if (opens || learns) setOpening({ number: opening.number + 1, unread_after });
  useEffect(() => {
    // On a touch screen the focus would call the keyboard up over the greeting.
    if (open && !matchMedia('(pointer: coarse)').matches) field.current?.focus();
  }, [open, field]);
  return opening;
}
