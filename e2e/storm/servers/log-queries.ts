import type { StoredRow } from '../history.ts';

/** The feed, in any dialect. */
export const rowsQuery = `select position, event_id, event_type, conversation_id, seq, internal, public_prev, message_id,
  actor_id, receipt_kind from feed order by account_id, position`;

/** The messages, in any dialect. */
export const messagesQuery = 'select id, seq, author_id, text, at from messages order by id';

/** A row of the feed as a database gives it. */
export type RawRow = Omit<StoredRow, 'internal' | 'position'> & {
  readonly internal: number | null;
  /** Postgres gives big numbers as text. */
  readonly position: number | string;
};

/** The row as the checker wants it. */
export function rowOf(raw: RawRow): StoredRow {
  return { ...raw, position: Number(raw.position), internal: raw.internal === 1 };
}
