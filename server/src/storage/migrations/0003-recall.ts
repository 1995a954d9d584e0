import type { Migration } from './migration.ts';

/** What recalling messages needs, and forgetting old commands: null stands for what was written before. */
export const recall: Migration = {
  number: 3,
  name: 'recall',
  statements: ({ text }) => [
    `alter table messages add column version integer`,
    `alter table messages add column recalled_at ${text}`,
    `alter table commands add column at ${text}`,
    `create index commands_by_age on commands (at)`,
  ],
};
