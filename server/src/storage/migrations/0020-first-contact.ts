import type { Migration } from './migration.ts';

/** What visitors meet before their first message, as JSON; null where nobody has set it up, and in a provider's inbox. */
export const firstContact: Migration = {
  number: 20,
  name: 'first contact',
  statements: ({ text }) => [`alter table inboxes add column first_contact ${text}`],
};
