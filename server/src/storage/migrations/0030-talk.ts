import type { Migration } from './migration.ts';

/** What a message brings besides its text, how conversations ended, what owners set of the talk, and what is erased. */
export const talk: Migration = {
  number: 30,
  name: 'talk',
  statements: ({ text }) => [
    `alter table messages add column rich text`,
    `alter table messages add column answer text`,
    `alter table messages add column answered_by ${text}`,
    `alter table conversations add column extra text`,
    `alter table contacts add column erased_at ${text}`,
    `alter table inboxes add column talk text`,
    `create index sessions_by_contact on sessions (contact_id) where contact_id is not null`,
    `create index feed_of_contacts on feed (account_id, position)
      where event_type in ('contact.updated', 'contact.identified')`,
  ],
};
