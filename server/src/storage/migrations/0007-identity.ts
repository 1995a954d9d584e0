import type { Migration } from './migration.ts';

/** Who visitors are at the owner's: settings, proofs, and the tokens that were used. */
export const identity: Migration = {
  number: 7,
  name: 'identity',
  statements: ({ text, keyed }) => [
    `alter table inboxes add column identity ${text}`,
    `alter table contacts add column identity ${text}`,
    `alter table contacts add column merged_into ${text}`,
    `create index contacts_by_merger on contacts (merged_into) where merged_into is not null`,
    `create table identity_tokens (
      inbox_id ${text} not null references inboxes (id),
      jti ${text} not null,
      session_id ${text} not null references sessions (id),
      forget_at ${text} not null,
      primary key (inbox_id, jti)
    ) ${keyed}`,
    `create index identity_tokens_by_age on identity_tokens (forget_at)`,
  ],
};
