import type { StoredRow } from '../history.ts';

/** The feed, in any dialect; but for what is told to nobody. */
export const rowsQuery = `select position, event_id, event_type, conversation_id, seq, internal, public_prev, message_id,
  actor_id, receipt_kind from feed where event_type is null or event_type <> 'session.revoked' order by account_id, position`;

/** The messages, in any dialect. */
export const messagesQuery =
  'select id, seq, author_id, text, at, recalled_at from messages order by id';

/** The files, in any dialect. */
export const filesQuery = 'select id, conversation_id, owner_id, message_id from files order by id';

/** What was begun and is not done, in any dialect. */
export const jobsQuery = 'select kind from jobs';

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
