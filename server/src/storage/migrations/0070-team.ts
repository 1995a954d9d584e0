import type { Migration } from './migration.ts';

/** Agents who left stay known. */
export const team: Migration = {
  number: 70,
  name: 'team',
  statements: () => [`alter table agents add column removed_at text`],
};
