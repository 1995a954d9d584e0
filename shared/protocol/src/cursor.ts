import { isId, type Id } from './ids.ts';

/** A place in the feed of an account. Opaque to clients, who only hand it back. */
export interface Cursor {
  /** The history that the position belongs to; a new database has a new one. */
  readonly epoch: Id;
  readonly position: number;
  /** The item at that position, to notice a database restored from an older copy; null at position 0. */
  readonly event_id: Id | null;
}

/** The cursor as one opaque word. */
export function formatCursor({ epoch, position, event_id }: Cursor): string {
  return `${epoch}.${position}.${event_id ?? ''}`;
}

/** The cursor in a word, or undefined for anything that `formatCursor` did not make. */
export function parseCursor(word: string): Cursor | undefined {
  const [epoch, digits, event_id, ...rest] = word.split('.');
  const position = Number(digits);
  if (!isId(epoch) || rest.length > 0 || !digits || !Number.isSafeInteger(position))
    return undefined;
  if (position < 0 || (event_id !== '' && !isId(event_id))) return undefined;
  return { epoch, position, event_id: event_id === '' ? null : event_id };
}
