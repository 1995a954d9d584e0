import type { Migration } from './migration.ts';

/** What editing messages, and answering one of them, needs. */
export const edit: Migration = {
  number: 6,
  name: 'edit',
  statements: ({ text }) => [
    `alter table messages add column edited_at ${text}`,
    `alter table messages add column reply_to ${text}`,
  ],
};
