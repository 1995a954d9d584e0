import type { FileStore, KnownFile } from '../domain/file-store.ts';
import type { Database } from './database.ts';
import { knownFileOf } from './file-row.ts';
import { createFileStatements } from './file-statements.ts';

/** What is known of files, over a database. */
export function createFileStore(database: Database): FileStore {
  const { builder, read } = database;
  const statements = createFileStatements(builder);
  return {
    begin: (wish, owner, account_id, created_at) =>
      database.transaction(async (session) => {
        const { id, conversation_id, name, size } = wish;
        const row = { id, account_id, conversation_id, wish: JSON.stringify({ name, size }) };
        const whose = { owner_kind: owner.kind, owner_id: owner.id, created_at };
        await session.all(statements.insert, { ...row, ...whose });
        const found = await session.one(statements.find, { id });
        return found === undefined ? null : knownFileOf(found);
      }),
    async find(id) {
      const found = await read.one(statements.find, { id });
      return found === undefined ? null : knownFileOf(found);
    },
    handTo: (id, owner) =>
      database.transaction(async (session) => {
        await session.all(statements.handTo, { id, owner_kind: owner.kind, owner_id: owner.id });
      }),
    finish: (id, attachment) =>
      database.transaction(async (session) => {
        const packed = JSON.stringify(attachment);
        return (await session.one(statements.finish, { id, attachment: packed })) !== undefined;
      }),
    async sent(ids) {
      const found: KnownFile[] = [];
      for (const id of ids) {
        const row = await read.one(statements.sent, { id });
        if (row !== undefined) found.push(knownFileOf(row));
      }
      return found;
    },
    doom: (before, limit) =>
      database.transaction(async (session) => {
        const rows = await session.all(statements.doom, { before, limit });
        return rows.map(({ id }) => id);
      }),
    remove: (id) =>
      database.transaction(async (session) => {
        await session.all(statements.remove, { id });
      }),
    async ofMessage(message_id) {
      return (await read.all(statements.ofMessage, { message_id })).map(({ id }) => id);
    },
    async ofConversation(conversation_id, limit) {
      const rows = await read.all(statements.ofConversation, { conversation_id, limit });
      return rows.map(({ id }) => id);
    },
    async unsentOf(owner_id, limit) {
      const rows = await read.all(statements.unsentOf, { owner_id, limit });
      return rows.map(({ id }) => id);
    },
    removeOfMessage: (message_id) =>
      database.transaction(async (session) => {
        await session.all(statements.removeOfMessage, { message_id });
      }),
  };
}
