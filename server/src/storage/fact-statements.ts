import type { Id } from '@porchlight/protocol';
import { sql } from 'kysely';
import { inboxColumns, type InboxRow } from './account-row.ts';
import {
  contactColumns,
  type ContactRow,
  type ConversationRow,
  selectConversations,
} from './conversation-row.ts';
import { type Builder, type Dialect, type Statement, statement } from './statement.ts';

interface AccountKey {
  readonly id: Id;
  readonly account_id: Id;
}

interface RecordRow {
  readonly principal_id: Id;
  readonly hash: string;
  /** Null for a message, whose answer is made of the next two. */
  readonly answer: string | null;
  readonly seq: number | null;
  readonly at: string | null;
}

/** Look-ups by key; on Postgres they lock the rows that a command may change. */
export interface FactStatements {
  readonly conversation: Statement<{ id: Id }, ConversationRow>;
  readonly recorded: Statement<{ id: Id }, RecordRow>;
  readonly contact: Statement<AccountKey, ContactRow>;
  readonly inbox: Statement<AccountKey, InboxRow>;
  readonly agent: Statement<AccountKey, { id: Id }>;
}

/** Compiles them. */
export function createFactStatements(db: Builder, dialect: Dialect): FactStatements {
  const locks = dialect === 'postgres';
  return {
    conversation: statement((p) =>
      // Both rows are locked: of one that is not, Postgres would give what stood there before it waited for the other.
      selectConversations(db)
        .where('conversations.id', '=', p.id)
        .$if(locks, (query) => query.forNoKeyUpdate()),
    ),
    recorded: recordedStatement(db),
    contact: statement((p) =>
      db
        .selectFrom('contacts')
        .select(contactColumns)
        .where('id', '=', p.id)
        .where('account_id', '=', p.account_id)
        .$if(locks, (query) => query.forNoKeyUpdate()),
    ),
    inbox: statement((p) =>
      db
        .selectFrom('inboxes')
        .select(inboxColumns)
        .where('id', '=', p.id)
        .where('account_id', '=', p.account_id)
        .$if(locks, (query) => query.forNoKeyUpdate()),
    ),
    agent: statement((p) =>
      db
        .selectFrom('agents')
        .select('id')
        .where('id', '=', p.id)
        .where('account_id', '=', p.account_id),
    ),
  };
}

/** Messages remember their own command; an id used for anything else is found too. */
function recordedStatement(db: Builder): FactStatements['recorded'] {
  return statement((p) =>
    db
      .selectFrom('messages')
      .select(['author_id as principal_id', 'hash', 'seq', 'at'])
      .select(sql<string | null>`cast(null as text)`.as('answer'))
      .where('id', '=', p.id)
      .$castTo<RecordRow>()
      .unionAll(
        db
          .selectFrom('commands')
          .select(['principal_id', 'hash'])
          .select(sql<number | null>`cast(null as integer)`.as('seq'))
          .select(sql<string | null>`cast(null as text)`.as('at'))
          .select('answer')
          .where('id', '=', p.id)
          .$castTo<RecordRow>(),
      )
      .limit(1),
  );
}
