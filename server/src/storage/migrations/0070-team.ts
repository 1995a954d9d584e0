import type { Migration } from './migration.ts';

/** Agents who left stay known. What is somebody's is found without looking at everything else. */
export const team: Migration = {
  number: 70,
  name: 'team',
  statements: () => [`alter table agents add column removed_at text`],
};
