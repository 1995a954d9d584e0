import type { ColumnTypes, Migration } from './migration.ts';

/** The browsers of visitors who want to be told of answers after they have left. */
export const push: Migration = {
  number: 40,
  name: 'web push',
  statements: ({ text, keyed }: ColumnTypes) => [
    `create table push_subscriptions (
      endpoint_hash ${text} primary key not null,
      contact_id ${text} not null references contacts (id),
      session_id ${text} not null references sessions (id),
      endpoint ${text} not null,
      p256dh ${text} not null,
      auth ${text} not null,
      words ${text} not null,
      created_at ${text} not null
    ) ${keyed}`,
    `create index push_subscriptions_of_contact on push_subscriptions (contact_id)`,
    `create index push_subscriptions_of_session on push_subscriptions (session_id)`,
  ],
};
