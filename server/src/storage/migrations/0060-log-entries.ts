import type { Migration } from './migration.ts';

/**
 * Lists what belongs to a conversation in a table of its own, in place of an index on the feed: with that, to list an item late
 * its row in the feed was written again. Postgres lists at once, so there the index stays, under a view.
 */
export const logEntries: Migration = {
  number: 60,
  name: 'log entries',
  statements: ({ dialect, text, position, keyed }) => [
    `drop index feed_by_conversation`,
    `alter table feed drop column unlisted`,
    ...(dialect === 'sqlite'
      ? [
          `create table log_entries (
            conversation_id ${text} not null,
            seq integer not null,
            slot ${text} not null,
            position ${position} not null,
            primary key (conversation_id, seq, slot)
          ) ${keyed}`,
          `insert into log_entries ${entriesOfFeed}`,
        ]
      : [
          `create unique index feed_by_conversation on feed (conversation_id, seq, slot)
            where conversation_id is not null`,
          `create view log_entries as ${entriesOfFeed}`,
        ]),
  ],
};

const entriesOfFeed = `select conversation_id, seq, slot, position from feed where conversation_id is not null`;
