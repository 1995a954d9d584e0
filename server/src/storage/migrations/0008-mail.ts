import type { ColumnTypes, Migration } from './migration.ts';

/** Mails about what is unread (when they go out, how far they have come, who wants none), and from where script tags have spoken. */
export const mail: Migration = {
  number: 8,
  name: 'mail and sightings',
  statements: ({ text, keyed }: ColumnTypes) => [
    `alter table inboxes add column follow_up_minutes integer`,
    `create table mail_marks (
      conversation_id ${text} primary key not null references conversations (id),
      mailed_seq integer not null,
      unclear_seq integer not null
    ) ${keyed}`,
    `create table mail_refusals (
      account_id ${text} not null references accounts (id),
      email_key ${text} not null,
      at ${text} not null,
      primary key (account_id, email_key)
    ) ${keyed}`,
    `create table sightings (
      inbox_id ${text} not null references inboxes (id),
      origin ${text} not null,
      page_url ${text},
      allowed integer not null,
      at ${text} not null,
      primary key (inbox_id, origin)
    ) ${keyed}`,
  ],
};
