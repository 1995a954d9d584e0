import type { Id, Moment, Side, Status } from '@porchlight/protocol';
import { sql } from 'kysely';
import { agentColumns, type AgentRow, inboxColumns, type InboxRow } from './account-row.ts';
import {
  contactColumns,
  type ContactRow,
  type ConversationRow,
  selectConversations,
} from './conversation-row.ts';
import { findFile } from './file-statements.ts';
import type { FileTable } from './schema.ts';
import { accountOf } from './log-table.ts';
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

/** A message, wherever it is; `internal` is null where it isn't in the named conversation. */
export interface NamedMessageRow {
  readonly id: Id;
  readonly seq: number;
  readonly version: number | null;
  readonly author_kind: Side;
  readonly author_id: Id;
  readonly text: string;
  readonly at: Moment;
  readonly recalled_at: Moment | null;
  readonly edited_at: Moment | null;
  readonly reply_to: Id | null;
  readonly rich: string | null;
  readonly answer: string | null;
  readonly answered_by: Id | null;
  readonly status: Status | null;
  readonly details: string | null;
  readonly source_id: string | null;
  readonly attachments: string | null;
  readonly internal: number | null;
}

/** Look-ups by key; on Postgres they lock the rows that a command may change. */
export interface FactStatements {
  readonly conversation: Statement<{ id: Id }, ConversationRow>;
  readonly recorded: Statement<{ id: Id }, RecordRow>;
  readonly message: Statement<{ id: Id; conversation_id: Id }, NamedMessageRow>;
  readonly contact: Statement<AccountKey, ContactRow>;
  readonly inbox: Statement<AccountKey, InboxRow>;
  /** An inbox of whatever kind; nobody changes it meanwhile. */
  readonly provider: Statement<{ id: Id }, InboxRow>;
  /** When a website's inbox mails what is unread, and whether a visitor wants pushes. */
  readonly followUp: Statement<
    { id: Id; contact_id: Id },
    { follow_up_minutes: number | null; pushes: unknown }
  >;
  readonly agent: Statement<AccountKey, AgentRow>;
  /** The account's admins. */
  readonly admins: Statement<{ account_id: Id }, { id: Id }>;
  readonly file: Statement<{ id: Id }, FileTable>;
}

/** Compiles them. */
export function createFactStatements(db: Builder, dialect: Dialect): FactStatements {
  const locks = dialect === 'postgres';
  return {
    conversation: statement(
      (p) =>
        // Both rows are locked: of one that is not, Postgres would give what stood there before it waited for the other.
        selectConversations(db)
          .where('conversations.id', '=', p.id)
          .$if(locks, (query) => query.forNoKeyUpdate()),
      // Only asked for what `recall` doesn't know, and it knows every row that waits.
      { late_rows: 'none' },
    ),
    recorded: recordedStatement(db),
    file: findFile(db, dialect),
    message: messageStatement(db),
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
    provider: statement((p) =>
      db
        .selectFrom('inboxes')
        .select(inboxColumns)
        .where('id', '=', p.id)
        .$if(locks, (query) => query.forShare()),
    ),
    followUp: statement((p) =>
      db
        .selectFrom('inboxes')
        .select((its) => [
          'follow_up_minutes',
          its
            .exists(
              its
                .selectFrom('push_subscriptions')
                .select('endpoint_hash')
                .where('contact_id', '=', p.contact_id),
            )
            .as('pushes'),
        ])
        .where('id', '=', p.id),
    ),
    agent: statement((p) =>
      db
        .selectFrom('agents')
        .select(agentColumns)
        .where('id', '=', p.id)
        .where('account_id', '=', p.account_id)
        // Nobody is removed while something is being given to them.
        .$if(locks, (query) => query.forShare()),
    ),
    admins: statement((p) =>
      db
        .selectFrom('agents')
        .select('id')
        .where('account_id', '=', p.account_id)
        .where('role', '=', 'admin')
        .where('removed_at', 'is', null)
        .orderBy('id')
        // Two may be about to go at once: the second then sees that the first has gone.
        .$if(locks, (query) => query.forUpdate()),
    ),
  };
}

function messageStatement(db: Builder): FactStatements['message'] {
  return statement(
    (p) =>
      db
        .selectFrom('messages')
        .leftJoin('log_entries as entry', (join) =>
          join
            .on('entry.conversation_id', '=', p.conversation_id)
            .onRef('entry.seq', '=', 'messages.seq')
            .on('entry.slot', '=', ''),
        )
        .leftJoin('feed', (join) =>
          join
            .on('feed.account_id', '=', accountOf(db, p.conversation_id))
            .onRef('feed.position', '=', 'entry.position')
            .onRef('feed.message_id', '=', 'messages.id'),
        )
        .select(['messages.id', 'messages.seq', 'messages.version', 'messages.author_kind'])
        .select(['messages.author_id', 'messages.text', 'messages.at', 'messages.recalled_at'])
        .select(['messages.edited_at', 'messages.reply_to', 'messages.rich', 'messages.answer'])
        .select(['messages.answered_by', 'messages.attachments'])
        .select(['messages.status', 'messages.details', 'messages.source_id', 'feed.internal'])
        .where('messages.id', '=', p.id),
    { late_rows: 'one' },
  );
}

/** Messages remember their own command; an id used for anything else is found too. Who was merged is whoever it became. */
function recordedStatement(db: Builder): FactStatements['recorded'] {
  return statement((p) =>
    db
      .selectFrom('messages')
      .leftJoin('contacts', 'contacts.id', 'messages.author_id')
      .select((eb) => eb.fn.coalesce('contacts.merged_into', 'author_id').as('principal_id'))
      .select(['hash', 'seq', 'at'])
      .select(sql<string | null>`cast(null as text)`.as('answer'))
      .where('messages.id', '=', p.id)
      .$castTo<RecordRow>()
      .unionAll(
        db
          .selectFrom('commands')
          .leftJoin('contacts', 'contacts.id', 'commands.principal_id')
          .select((eb) =>
            eb.fn.coalesce('contacts.merged_into', 'commands.principal_id').as('principal_id'),
          )
          .select('hash')
          .select(sql<number | null>`cast(null as integer)`.as('seq'))
          .select(sql<string | null>`cast(null as text)`.as('at'))
          .select('answer')
          .where('commands.id', '=', p.id)
          .$castTo<RecordRow>(),
      )
      .limit(1),
  );
}
