import type { ColumnTypes, Migration } from './migration.ts';

/** Providers' inboxes: explicit statuses, the jobs that follow from commands, tokens, and the numbers that v1 shows. */
export const providers: Migration = {
  number: 2,
  name: 'providers',
  statements: (types) => [...inboxes(types), ...numbers(), ...messages(types), ...jobs(types)],
};

function inboxes({ text, keyed }: ColumnTypes): string[] {
  return [
    `alter table inboxes add column kind ${text} not null default 'website'`,
    `alter table inboxes add column webhook_url ${text}`,
    `alter table inboxes add column async_status integer`,
    `alter table inboxes add column pending_timeout_s integer`,
    `create table contact_inboxes (
      inbox_id ${text} not null references inboxes (id),
      source_id ${text} not null,
      contact_id ${text} not null references contacts (id),
      primary key (inbox_id, source_id)
    ) ${keyed}`,
    `create index contact_inboxes_by_contact on contact_inboxes (contact_id)`,
    `alter table sessions add column name ${text}`,
    `create index sessions_by_name on sessions (agent_id) where name is not null`,
  ];
}

// Those who are there already are numbered in the order of their coming. Messages need no number of their own: their place
// in the feed is one (docs/decisions/0015-v1-message-numbers.md).
function numbers(): string[] {
  return [
    ...['inboxes', 'agents', 'contacts'].flatMap((table) => [
      `alter table ${table} add column number integer`,
      `update ${table} set number = counted.number
        from (select id, row_number() over (partition by account_id order by id) as number
          from ${table}) as counted
        where counted.id = ${table}.id`,
      `create unique index ${table}_by_number on ${table} (account_id, number)`,
    ]),
    `alter table accounts add column contact_number integer not null default 0`,
    `update accounts set contact_number =
      (select count(*) from contacts where contacts.account_id = accounts.id)`,
    `create unique index conversations_by_number on conversations (account_id, number)`,
  ];
}

function messages({ text }: ColumnTypes): string[] {
  return [
    `alter table messages add column status ${text}`,
    `alter table messages add column details text`,
    `alter table messages add column source_id ${text}`,
  ];
}

// A job without `run_at` waits for the one before it in its order. Whoever takes one moves `run_at` to the end of the
// lease, so that one index finds what is due and what was left behind alike.
function jobs({ text, keyed }: ColumnTypes): string[] {
  return [
    `create table jobs (
      id ${text} primary key not null,
      account_id ${text} not null,
      kind ${text} not null,
      conversation_id ${text} not null,
      message_id ${text} not null,
      attempt integer not null,
      order_key ${text},
      seq integer not null,
      run_at ${text},
      tries integer not null,
      lease_owner ${text}
    ) ${keyed}`,
    `create index jobs_by_time on jobs (run_at) where run_at is not null`,
    `create unique index jobs_by_order on jobs (order_key, seq) where order_key is not null`,
  ];
}
