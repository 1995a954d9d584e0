import type { Migration } from './migration.ts';

/**
 * On SQLite a row of the feed stands under its position, which is its row number: the index that led from one to the other was a
 * page more for nearly every commit, and a second look-up for every reader. So all accounts of a file count together there.
 */
export const feedByPosition: Migration = {
  number: 90,
  name: 'feed by position',
  statements: ({ dialect, text }) =>
    dialect === 'sqlite'
      ? [
          `create table feed_by_position (
            position integer primary key not null,
            account_id ${text} not null,
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
            agent_count integer
          ) strict`,
          `insert into feed_by_position (${columns}) select ${columns} from feed order by position`,
          `drop table feed`,
          `alter table feed_by_position rename to feed`,
          `create index feed_of_contacts on feed (account_id, position)
            where event_type in ('contact.updated', 'contact.identified')`,
        ]
      : [],
};

const columns = `position, account_id, event_id, event_type, conversation_id, seq, slot, at, source, schema_version, internal,
  public_prev, message_id, data, actor_kind, actor_id, receipt_kind, count, visitor_count, agent_count`;
