import type { Migration } from './migration.ts';

/** Files that people send: what was uploaded, what went along with which message, and what an inbox takes. */
export const files: Migration = {
  number: 10,
  name: 'files',
  statements: ({ text, keyed }) => [
    `alter table inboxes add column files ${text}`,
    `alter table messages add column attachments ${text}`,
    // Neither conversation nor message need be there yet when a file comes.
    `create table files (
      id ${text} primary key not null,
      account_id ${text} not null references accounts (id),
      conversation_id ${text} not null,
      owner_kind ${text} not null,
      owner_id ${text} not null,
      wish ${text} not null,
      attachment ${text},
      message_id ${text},
      internal integer,
      created_at ${text} not null,
      doomed integer
    ) ${keyed}`,
    `create index files_by_message on files (message_id) where message_id is not null`,
    `create index files_by_conversation on files (conversation_id)`,
    `create index files_unsent on files (created_at) where message_id is null`,
  ],
};
