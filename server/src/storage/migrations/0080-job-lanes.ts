import type { Migration } from './migration.ts';

/** What is due is found kind by kind, and past the inboxes that have enough in hand, in one index. */
export const jobLanes: Migration = {
  number: 80,
  name: 'job lanes',
  statements: ({ text }) => [
    `alter table jobs add column inbox_id ${text}`,
    `update jobs set inbox_id = (select inbox_id from conversations where id = conversation_id)`,
    `drop index jobs_by_time`,
    `create index jobs_by_lane on jobs (kind, run_at, inbox_id) where run_at is not null`,
  ],
};
