import type { Migration } from './migration.ts';

/**
 * Up to where in an account's feed everything that follows from it is written, and which items conversations' logs don't
 * list yet (`late-rows.ts`). When this step is taken nothing is late.
 */
export const lateRows: Migration = {
  number: 5,
  name: 'late rows',
  statements: ({ position }) => [
    `alter table accounts add column rows_position ${position} not null default 0`,
    `update accounts set rows_position =
      (select coalesce(max(position), 0) from feed where feed.account_id = accounts.id)`,
    `alter table feed add column unlisted integer`,
    `drop index feed_by_conversation`,
    `create unique index feed_by_conversation on feed (conversation_id, seq, slot)
      where conversation_id is not null and unlisted is null`,
  ],
};
