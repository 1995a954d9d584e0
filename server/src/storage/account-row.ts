import type { Inbox } from '@porchlight/protocol';

/** The columns of an agent as colleagues know one. */
export const agentColumns = ['id', 'name', 'avatar_url', 'email', 'role'] as const;

/** The columns of an inbox. */
export const inboxColumns = ['id', 'name', 'key', 'allowed_origins'] as const;

/** An inbox's row. */
export type InboxRow = Omit<Inbox, 'allowed_origins'> & { readonly allowed_origins: string };

/** The inbox of a row. */
export function inboxOf<Row extends InboxRow>(row: Row): Omit<Row, 'allowed_origins'> & Inbox {
  return { ...row, allowed_origins: JSON.parse(row.allowed_origins) as readonly string[] };
}
