import { emptyContact, type Contact, type Id } from '@porchlight/protocol';
import { sql } from 'kysely';
import type { ErasureStore } from '../domain/erasure-store.ts';
import {
  contactColumns,
  contactOf,
  conversationOf,
  selectConversations,
} from './conversation-row.ts';
import type { Database } from './database.ts';
import { type Builder, statement } from './statement.ts';

/** Finds what is kept of contacts, stretch by stretch, and empties what the account's own events tell of them. */
export function createErasureStore(database: Database): ErasureStore {
  const { builder, read } = database;
  const statements = createErasureStatements(builder);
  return {
    merged: async (contact_id, limit) =>
      (await read.all(statements.merged, { contact_id, limit })).map(contactOf),
    contact: async (account_id, id) => {
      const row = await read.one(statements.contact, { account_id, id });
      return row === undefined ? null : contactOf(row);
    },
    conversations: async (contact_id, after_number, limit) =>
      (await read.all(statements.conversations, { contact_id, after_number, limit })).map(
        conversationOf,
      ),
    sessions: async (contact_id, limit) =>
      (await read.all(statements.sessions, { contact_id, limit })).map(({ id }) => id),
    emptyEvents: async (account_id, contact_ids, after, limit) => {
      const rows = await read.all(statements.events, { account_id, after, limit });
      const concerned = rows.flatMap(({ position, data }) => {
        const told = JSON.parse(data ?? '{}') as { contact?: Contact };
        if (told.contact === undefined || !contact_ids.includes(told.contact.id)) return [];
        const empty = { ...told, contact: emptyContact(told.contact) };
        return [{ account_id, position, data: JSON.stringify(empty) }];
      });
      if (concerned.length > 0)
        await database.transaction(async (session) => {
          for (const row of concerned) await session.all(statements.told, row);
        });
      return rows.length < limit ? null : (rows.at(-1)?.position ?? null);
    },
  };
}

/** Compiles them. */
export function createErasureStatements(db: Builder) {
  return {
    // Also those that are empty already: an erasure that was cut short may have left what they said.
    merged: statement((p: { contact_id: Id; limit: number }) =>
      db
        .selectFrom('contacts')
        .select(contactColumns)
        .where('merged_into', '=', p.contact_id)
        .orderBy('id')
        .limit(p.limit),
    ),
    contact: statement((p: { account_id: Id; id: Id }) =>
      db
        .selectFrom('contacts')
        .select(contactColumns)
        .where('id', '=', p.id)
        .where('account_id', '=', p.account_id),
    ),
    conversations: statement((p: { contact_id: Id; after_number: number; limit: number }) =>
      selectConversations(db)
        .where('conversations.contact_id', '=', p.contact_id)
        .where('conversations.number', '>', p.after_number)
        .orderBy('conversations.number')
        .limit(p.limit),
    ),
    sessions: statement((p: { contact_id: Id; limit: number }) =>
      db
        .selectFrom('sessions')
        .select('id')
        .where('contact_id', '=', p.contact_id)
        .where('revoked_at', 'is', null)
        .orderBy('id')
        .limit(p.limit),
    ),
    events: statement((p: { account_id: Id; after: number; limit: number }) =>
      db
        .selectFrom('feed')
        .select(['position', 'data'])
        .where('account_id', '=', p.account_id)
        .where('position', '>', p.after)
        // Word for word as the index has it: of parameters no database knows that they fit, and it would walk the whole feed.
        .where(sql<boolean>`event_type in ('contact.updated', 'contact.identified')`)
        .orderBy('position')
        .limit(p.limit),
    ),
    told: statement((p: { account_id: Id; position: number; data: string }) =>
      db
        .updateTable('feed')
        .set({ data: p.data })
        .where('account_id', '=', p.account_id)
        .where('position', '=', p.position),
    ),
  };
}
