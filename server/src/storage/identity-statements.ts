import type { Id, Moment } from '@porchlight/protocol';
import { contactColumns, type ContactRow } from './conversation-row.ts';
import type { SourceRow } from './number-statements.ts';
import type { Tables } from './schema.ts';
import { type Builder, type Dialect, type Statement, statement } from './statement.ts';

/** Statements of verified identity. On Postgres they lock the contacts that may change. */
export interface IdentityStatements {
  readonly token: Statement<{ inbox_id: Id; jti: string }, { session_id: Id }>;
  readonly useToken: Statement<Tables['identity_tokens'], unknown>;
  /** Forgets some of the tokens whose time is over. */
  readonly forgetTokens: Statement<{ now: Moment }, unknown>;
  readonly contact: Statement<{ id: Id; account_id: Id }, ContactRow>;
  readonly contactBySource: Statement<Omit<SourceRow, 'contact_id'>, ContactRow>;
  readonly addSource: Statement<SourceRow, unknown>;
  /** Conversations of contacts that were merged into this one, the newest first. */
  readonly unmoved: Statement<{ contact_id: Id; limit: number }, { id: Id }>;
}

/** How many are forgotten at once: more than come at once. */
const forgotten = 100;

const contactFields = contactColumns.map((column) => `contacts.${column}` as const);

/** Compiles them. */
export function createIdentityStatements(db: Builder, dialect: Dialect): IdentityStatements {
  const locks = dialect === 'postgres';
  const contacts = () =>
    db
      .selectFrom('contacts')
      .select(contactColumns)
      .$if(locks, (query) => query.forNoKeyUpdate());
  return {
    ...tokenStatements(db),
    contact: statement((p) =>
      contacts().where('id', '=', p.id).where('account_id', '=', p.account_id),
    ),
    contactBySource: statement((p) =>
      db
        .selectFrom('contact_inboxes')
        .innerJoin('contacts', 'contacts.id', 'contact_inboxes.contact_id')
        .select(contactFields)
        .where('contact_inboxes.inbox_id', '=', p.inbox_id)
        .where('contact_inboxes.source_id', '=', p.source_id),
    ),
    addSource: statement(({ inbox_id, source_id, contact_id }) =>
      db.insertInto('contact_inboxes').values({ inbox_id, source_id, contact_id }),
    ),
    unmoved: statement((p) =>
      db
        .selectFrom('contacts')
        .innerJoin('conversations', 'conversations.contact_id', 'contacts.id')
        .select('conversations.id')
        .where('contacts.merged_into', '=', p.contact_id)
        .orderBy('conversations.last_activity_at', 'desc')
        .orderBy('conversations.id', 'desc')
        .limit(p.limit),
    ),
  };
}

function tokenStatements(
  db: Builder,
): Pick<IdentityStatements, 'token' | 'useToken' | 'forgetTokens'> {
  return {
    token: statement((p) =>
      db
        .selectFrom('identity_tokens')
        .select('session_id')
        .where('inbox_id', '=', p.inbox_id)
        .where('jti', '=', p.jti),
    ),
    useToken: statement(({ inbox_id, jti, session_id, forget_at }) =>
      db.insertInto('identity_tokens').values({ inbox_id, jti, session_id, forget_at }),
    ),
    forgetTokens: statement((p) =>
      db
        .deleteFrom('identity_tokens')
        .where('forget_at', 'in', (eb) =>
          eb
            .selectFrom('identity_tokens as old')
            .select('old.forget_at')
            .where('old.forget_at', '<', p.now)
            .orderBy('old.forget_at')
            .limit(forgotten),
        ),
    ),
  };
}
