import type { Id } from '@porchlight/protocol';
import { sql } from 'kysely';
import type { InboxRow } from './account-row.ts';
import { type Builder, type Statement, statement } from './statement.ts';

/** Adds an inbox, with the next number of its account. */
export function createInboxInsert(
  db: Builder,
): Statement<InboxRow & { readonly account_id: Id }, unknown> {
  return statement((p) => {
    const { id, account_id, kind, name, key, allowed_origins } = p;
    const { webhook_url, async_status, pending_timeout_s } = p;
    const { appearance, identity, first_contact, follow_up_minutes, talk, files } = p;
    const number = nextNumber(db, 'inboxes', account_id);
    const row = { id, account_id, number, kind, name, key, allowed_origins };
    const provider = { webhook_url, async_status, pending_timeout_s };
    const website = { appearance, identity, first_contact, follow_up_minutes, talk, files };
    return db.insertInto('inboxes').values({ ...row, ...provider, ...website });
  });
}

/** Changes all that may change of an inbox. */
export function createInboxUpdate(db: Builder): Statement<InboxRow, unknown> {
  return statement((p) => {
    const { id, name, allowed_origins, appearance, identity, follow_up_minutes } = p;
    const { first_contact, talk, files } = p;
    const { webhook_url, async_status, pending_timeout_s } = p;
    const provider = { webhook_url, async_status, pending_timeout_s };
    return db
      .updateTable('inboxes')
      .set({ name, allowed_origins, appearance, identity, first_contact })
      .set({ follow_up_minutes, talk, files, ...provider })
      .where('id', '=', id);
  });
}

/** The number after the last one of an account. Of two who take it at once one is refused by the index, and runs again. */
export function nextNumber(db: Builder, table: 'inboxes' | 'agents', account_id: Id) {
  return db
    .selectFrom(table)
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('account_id', '=', account_id);
}
