import type { Id, Moment, Role } from '@porchlight/protocol';
import type { StoredToken } from '../domain/access-store.ts';
import { agentColumns, type AgentRow } from './account-row.ts';
import type { Tables } from './schema.ts';
import { type Builder, type Statement, statement } from './statement.ts';

type Write<Params> = Statement<Params, unknown>;

/** Who a session belongs to; exactly one of agent and contact is there. */
export interface SessionRow {
  readonly id: Id;
  readonly expires_at: Moment;
  readonly agent_id: Id | null;
  readonly agent_account_id: Id | null;
  readonly role: Role | null;
  readonly contact_id: Id | null;
  readonly contact_account_id: Id | null;
  readonly inbox_id: Id | null;
  readonly name: string | null;
  readonly email: string | null;
  /** JSON of a `ContactIdentity`, and of its inbox's `IdentitySettings`. */
  readonly proved: string | null;
  readonly identity: string | null;
}

// Far above what one agent has; a bound all the same.
const mostTokens = 1_000;
const mostSignIns = 10_000;

type AgentSecrets = AgentRow & { readonly account_id: Id; readonly password_hash: string };

/** Statements of sign-in and sessions. */
export interface AccessStatements {
  readonly agentByEmail: Statement<{ email_key: string }, AgentSecrets>;
  readonly insertSession: Write<Omit<Tables['sessions'], 'revoked_at'>>;
  readonly sessionByToken: Statement<{ token_hash: string; now: Moment }, SessionRow>;
  /** Gives the id where the session had not been revoked before. */
  readonly revoke: Statement<{ id: Id; now: Moment }, { id: Id }>;
  /** With a session ends the wish to be told of answers. */
  readonly endPushes: Write<{ id: Id }>;
  readonly accountOf: Statement<
    { id: Id },
    Pick<SessionRow, 'agent_account_id' | 'contact_account_id'>
  >;
  readonly tokens: Statement<{ agent_id: Id }, StoredToken>;
  readonly signIns: Statement<{ agent_id: Id; now: Moment }, { id: Id }>;
  readonly setPassword: Write<{ id: Id; password_hash: string }>;
  readonly touchContact: Write<{ id: Id; context: string }>;
}

/** Compiles them. */
export function createAccessStatements(db: Builder): AccessStatements {
  return {
    agentByEmail: statement((p) =>
      db
        .selectFrom('agents')
        .select(agentColumns)
        .select(['account_id', 'password_hash'])
        .where('email_key', '=', p.email_key)
        .where('removed_at', 'is', null),
    ),
    ...sessionStatements(db),
    tokens: statement((p) =>
      db
        .selectFrom('sessions')
        .select(['id', 'name', 'created_at'])
        .where('agent_id', '=', p.agent_id)
        .where('name', 'is not', null)
        .where('revoked_at', 'is', null)
        .orderBy('id')
        .limit(mostTokens)
        .$castTo<StoredToken>(),
    ),
    signIns: statement((p) =>
      db
        .selectFrom('sessions')
        .select('id')
        .where('agent_id', '=', p.agent_id)
        .where('name', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', p.now)
        .orderBy('id')
        .limit(mostSignIns),
    ),
    setPassword: statement((p) =>
      db.updateTable('agents').set({ password_hash: p.password_hash }).where('id', '=', p.id),
    ),
    touchContact: statement((p) =>
      db
        .updateTable('contacts')
        .set({ context: p.context })
        .where('id', '=', p.id)
        .where('erased_at', 'is', null),
    ),
  };
}

function sessionStatements(
  db: Builder,
): Pick<
  AccessStatements,
  'insertSession' | 'sessionByToken' | 'revoke' | 'endPushes' | 'accountOf'
> {
  return {
    insertSession: statement((p) => {
      const { id, token_hash, agent_id, contact_id, inbox_id, name } = p;
      const times = { created_at: p.created_at, expires_at: p.expires_at, revoked_at: null };
      return db
        .insertInto('sessions')
        .values({ id, token_hash, agent_id, contact_id, inbox_id, name, ...times });
    }),
    sessionByToken: statement((p) =>
      db
        .selectFrom('sessions')
        .leftJoin('agents', 'agents.id', 'sessions.agent_id')
        .leftJoin('contacts', 'contacts.id', 'sessions.contact_id')
        .leftJoin('inboxes', 'inboxes.id', 'sessions.inbox_id')
        .select(['sessions.id', 'sessions.expires_at', 'sessions.inbox_id', 'inboxes.identity'])
        .select(['contacts.name', 'contacts.email', 'contacts.identity as proved'])
        .select(['sessions.agent_id', 'agents.account_id as agent_account_id', 'agents.role'])
        .select(['sessions.contact_id', 'contacts.account_id as contact_account_id'])
        .where('sessions.token_hash', '=', p.token_hash)
        .where('sessions.revoked_at', 'is', null)
        .where('sessions.expires_at', '>', p.now)
        .where('agents.removed_at', 'is', null)
        // Whoever comes as a contact that was merged has to come in the new one's name.
        .where('contacts.merged_into', 'is', null)
        .where('contacts.erased_at', 'is', null),
    ),
    revoke: statement((p) =>
      db
        .updateTable('sessions')
        .set({ revoked_at: p.now })
        .where('id', '=', p.id)
        .where('revoked_at', 'is', null)
        .returning('id'),
    ),
    endPushes: statement((p) => db.deleteFrom('push_subscriptions').where('session_id', '=', p.id)),
    accountOf: statement((p) =>
      db
        .selectFrom('sessions')
        .leftJoin('agents', 'agents.id', 'sessions.agent_id')
        .leftJoin('contacts', 'contacts.id', 'sessions.contact_id')
        .select(['agents.account_id as agent_account_id'])
        .select(['contacts.account_id as contact_account_id'])
        .where('sessions.id', '=', p.id),
    ),
  };
}
