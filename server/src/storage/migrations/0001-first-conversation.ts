import type { ColumnTypes, Migration } from './migration.ts';

/** Everything that one visitor and one agent need to talk. */
export const firstConversation: Migration = {
  number: 1,
  name: 'first conversation',
  statements: (types) => [
    ...people(types),
    ...conversations(types),
    ...log(types),
    ...access(types),
  ],
};

function people({ text, position, keyed }: ColumnTypes): string[] {
  return [
    `create table meta (key ${text} primary key not null, value ${text} not null) ${keyed}`,
    `create table accounts (
      id ${text} primary key not null,
      name ${text} not null,
      position ${position} not null,
      number integer not null
    ) ${keyed}`,
    `create table inboxes (
      id ${text} primary key not null,
      account_id ${text} not null references accounts (id),
      name ${text} not null,
      key ${text} not null unique,
      allowed_origins ${text} not null
    ) ${keyed}`,
    `create index inboxes_by_account on inboxes (account_id)`,
    `create table agents (
      id ${text} primary key not null,
      account_id ${text} not null references accounts (id),
      name ${text} not null,
      email ${text} not null,
      email_key ${text} not null unique,
      role ${text} not null,
      avatar_url ${text},
      password_hash ${text} not null
    ) ${keyed}`,
    `create index agents_by_account on agents (account_id)`,
    `create table contacts (
      id ${text} primary key not null,
      account_id ${text} not null references accounts (id),
      name ${text},
      email ${text},
      created_at ${text} not null,
      context ${text} not null
    ) ${keyed}`,
  ];
}

// Two indexes serve the agents' lists, and every message moves a row in them, so there is none for the list of all:
// it is merged from open and resolved.
function conversations({ text, keyed }: ColumnTypes): string[] {
  return [
    `create table conversations (
      id ${text} primary key not null,
      account_id ${text} not null references accounts (id),
      number integer not null,
      inbox_id ${text} not null references inboxes (id),
      contact_id ${text} not null references contacts (id),
      status ${text} not null,
      assignee_id ${text},
      head integer not null,
      public_head integer not null,
      created_at ${text} not null,
      last_activity_at ${text} not null,
      waiting_since ${text},
      last_message ${text},
      visitor_count integer not null,
      agent_count integer not null
    ) ${keyed}`,
    `create table watermarks (
      id ${text} primary key not null,
      visitor_delivered_seq integer not null,
      visitor_read_seq integer not null,
      agent_delivered_seq integer not null,
      agent_read_seq integer not null,
      visitor_read_count integer not null,
      agent_read_count integer not null
    ) ${keyed}`,
    `create index conversations_by_activity
      on conversations (account_id, status, last_activity_at, id)`,
    `create index conversations_by_assignee
      on conversations (account_id, assignee_id, status, last_activity_at, id)
      where assignee_id is not null`,
    `create index conversations_by_contact on conversations (contact_id, number)`,
  ];
}

// The feed has one index besides its key: events and steps of a conversation stand together in it, so a message and its
// receipts touch one page. That page is another one for every conversation, so its entries are as short as can be: hence
// a heap, whose number stands in the index where else the whole key would. No foreign keys here: they would cost two look-ups a row on the hottest path.
function log({ text, position, keyed, heaped }: ColumnTypes): string[] {
  return [
    `create table messages (
      id ${text} primary key not null,
      author_kind ${text} not null,
      author_id ${text} not null,
      hash ${text} not null,
      seq integer not null,
      at ${text} not null,
      text text not null
    ) ${keyed}`,
    `create table feed (
      account_id ${text} not null,
      position ${position} not null,
      event_id ${text} not null,
      event_type ${text},
      conversation_id ${text},
      seq integer,
      slot ${text} not null,
      at ${text} not null,
      source ${text},
      schema_version integer,
      internal integer,
      public_prev integer,
      message_id ${text},
      data text,
      actor_kind ${text},
      actor_id ${text},
      receipt_kind ${text},
      count integer,
      visitor_count integer,
      agent_count integer,
      primary key (account_id, position)
    ) ${heaped}`,
    `create unique index feed_by_conversation on feed (conversation_id, seq, slot)
      where conversation_id is not null`,
  ];
}

function access({ text, keyed }: ColumnTypes): string[] {
  return [
    `create table commands (
      id ${text} primary key not null,
      principal_id ${text} not null,
      name ${text} not null,
      hash ${text} not null,
      answer text not null
    ) ${keyed}`,
    `create table sessions (
      id ${text} primary key not null,
      token_hash ${text} not null unique,
      agent_id ${text} references agents (id),
      contact_id ${text} references contacts (id),
      inbox_id ${text} references inboxes (id),
      created_at ${text} not null,
      expires_at ${text} not null,
      revoked_at ${text}
    ) ${keyed}`,
  ];
}
