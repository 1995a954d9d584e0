import type { Id } from '@porchlight/protocol';
import type {
  ContactSource,
  NumberedContact,
  NumberedMessage,
  NumberStore,
} from '../domain/number-store.ts';
import { agentOf, inboxOf } from './account-row.ts';
import { createContactInsert } from './contact-insert.ts';
import { contactOf, type ContactRow, conversationOf } from './conversation-row.ts';
import type { Database, Session, WriteSession } from './database.ts';
import { createMessageLookup } from './feed-reader.ts';
import { type FeedItemRow, itemOf } from './feed-row.ts';
import { createNumberStatements, type NumberStatements } from './number-statements.ts';

/** Things by the numbers of v1, over a database. */
export function createNumberStore(database: Database): NumberStore {
  const statements = createNumberStatements(database.builder);
  const { read } = database;
  const found = (row: NumberedRow | undefined) =>
    row === undefined ? null : withSources(statements, read, row);
  return {
    inboxes: async (account_id) =>
      (await read.all(statements.inboxes, { account_id })).map((row) => {
        return { ...inboxOf(row), number: row.number };
      }),
    agents: async (account_id) =>
      (await read.all(statements.agents, { account_id })).map(({ number, ...row }) => ({
        ...agentOf(row),
        number,
      })),
    contact: async (account_id, number) =>
      found(await read.one(statements.contact, { account_id, number })),
    contactById: async (account_id, id) =>
      found(await read.one(statements.contactById, { account_id, id })),
    contactBySource: async (account_id, source) => {
      const row = await read.one(statements.source, source);
      if (row === undefined) return null;
      return found(await read.one(statements.contactById, { account_id, id: row.contact_id }));
    },
    contactsAfter: async (account_id, after, limit) => {
      const rows = await read.all(statements.contactsAfter, { account_id, after, limit });
      return Promise.all(rows.map((row) => withSources(statements, read, row)));
    },
    contactCount: async (account_id) =>
      (await read.one(statements.contactCount, { account_id }))?.contact_number ?? 0,
    conversation: async (account_id, number) => {
      const row = await read.one(statements.conversation, { account_id, number });
      return row === undefined ? null : conversationOf(row);
    },
    ...messageReads(statements, database),
    ...contactWrites(statements, database),
  };
}

type NumberedRow = ContactRow & { readonly number: number };

async function withSources(
  statements: NumberStatements,
  read: Session,
  row: NumberedRow,
): Promise<NumberedContact> {
  const known = await read.all(statements.sources, { contact_id: row.id });
  const sources = known.map(({ inbox_id, source_id }) => ({ inbox_id, source_id }));
  return { ...contactOf(row), number: row.number, sources };
}

type MessageReads = Pick<NumberStore, 'message' | 'messageById' | 'messages'>;

function messageReads(statements: NumberStatements, { builder, read }: Database): MessageReads {
  const byId = createMessageLookup(builder);
  return {
    message: async (account_id, number) =>
      messageOf(await read.one(statements.message, { account_id, number })),
    messageById: async (conversation_id, id) =>
      messageOf(await read.one(byId, { conversation_id, message_id: id })),
    messages: async (conversation_id, range, limit) => {
      if (range.kind === 'after') {
        const { seq } = range;
        return messagesOf(await read.all(statements.after, { conversation_id, seq, limit }));
      }
      const seq = range.kind === 'newest' ? newest : range.seq;
      const rows = await read.all(statements.before, { conversation_id, seq, limit });
      return messagesOf(rows.toReversed());
    },
  };
}

/** Above every seq. */
const newest = 2 ** 31 - 1;

function messageOf(row: FeedItemRow | undefined): NumberedMessage | null {
  if (row === undefined) return null;
  const item = itemOf(row);
  const event = 'stored' in item ? item.stored.event : null;
  if (event?.event_type !== 'message.created') return null;
  return { number: item.position, message: event.data.message };
}

function messagesOf(rows: readonly FeedItemRow[]): readonly NumberedMessage[] {
  return rows.flatMap((row) => messageOf(row) ?? []);
}

type ContactWrites = Pick<NumberStore, 'createContact' | 'addSource'>;

function contactWrites(statements: NumberStatements, database: Database): ContactWrites {
  const insert = createContactInsert(database.builder);
  return {
    createContact: (contact, source) =>
      database.transaction(async (session) => {
        if (source !== null && (await isTaken(statements, session, source))) return false;
        await insert(session, contact);
        if (source !== null) await add(statements, session, contact.id, source);
        return true;
      }),
    addSource: (contact_id, source) =>
      database.transaction(async (session) => {
        const known = await session.one(statements.source, source);
        if (known !== undefined) return known.contact_id === contact_id;
        await add(statements, session, contact_id, source);
        return true;
      }),
  };
}

async function isTaken(
  statements: NumberStatements,
  session: WriteSession,
  { inbox_id, source_id }: ContactSource,
): Promise<boolean> {
  return (await session.one(statements.source, { inbox_id, source_id })) !== undefined;
}

async function add(
  statements: NumberStatements,
  session: WriteSession,
  contact_id: Id,
  { inbox_id, source_id }: ContactSource,
): Promise<void> {
  await session.all(statements.addSource, { inbox_id, source_id, contact_id });
}
