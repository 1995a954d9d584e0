import type { Migration } from './migration.ts';

/** What a website's page tells of its visitors. */
export const attributes: Migration = {
  number: 50,
  name: 'attributes',
  statements: () => [`alter table contacts add column attributes text`],
};
