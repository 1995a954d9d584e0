import {
  knownOf,
  needsIdentity,
  type IdentitySettings,
  type Principal,
} from '@porchlight/protocol';
import type { AccessStore } from '../domain/access-store.ts';
import { createAccessStatements, type SessionRow } from './access-statements.ts';
import { createContactInsert } from './contact-insert.ts';
import { agentOf } from './account-row.ts';
import type { Database } from './database.ts';
import { createFeedWriter } from './feed-writer.ts';
import { emailKey } from './agent-maker.ts';
import type { Statement } from './statement.ts';

/** Sign-in and sessions over a database. */
export function createAccessStore(database: Database): AccessStore {
  const { builder, read } = database;
  const statements = createAccessStatements(builder);
  const insertContact = createContactInsert(builder);
  const feed = createFeedWriter(builder);
  const write = <Params>(query: Statement<Params, unknown>, params: Params): Promise<void> =>
    database.transaction(async (session) => {
      await session.all(query, params);
    });
  return {
    findAgentByEmail: async (email) => {
      const row = await read.one(statements.agentByEmail, { email_key: emailKey(email) });
      if (row === undefined) return null;
      const { account_id, password_hash, ...agent } = row;
      return { ...agentOf(agent), account_id, password_hash };
    },
    createAgentSession: (session) =>
      write(statements.insertSession, { name: null, ...session, contact_id: null, inbox_id: null }),
    createVisitorSession: (session) =>
      write(statements.insertSession, { ...session, agent_id: null, name: null }),
    principalOf: async (token_hash, now) => {
      const row = await read.one(statements.sessionByToken, { token_hash, now });
      const principal = row === undefined ? null : principalOf(row);
      if (row === undefined || principal === null) return null;
      return { principal, session_id: row.id, expires_at: row.expires_at, ...visitorIn(row) };
    },
    revokeSession: (revoked) => {
      const { session_id: id, at: now } = revoked;
      return database.transaction(async (session) => {
        if ((await session.one(statements.revoke, { id, now })) === undefined) return;
        await session.all(statements.endPushes, { id });
        const owner = await session.one(statements.accountOf, { id });
        const account_id = owner?.agent_account_id ?? owner?.contact_account_id;
        if (account_id) await feed.appendRevoked(session, account_id, revoked);
      });
    },
    tokens: async (agent_id) => read.all(statements.tokens, { agent_id }),
    signIns: async (agent_id, now) =>
      (await read.all(statements.signIns, { agent_id, now })).map(({ id }) => id),
    setPassword: (id, password_hash) => write(statements.setPassword, { id, password_hash }),
    createContact: (contact) =>
      database.transaction((session) =>
        insertContact(session, { ...contact, name: null, email: null }),
      ),
    touchContact: (id, context) =>
      write(statements.touchContact, { id, context: JSON.stringify(context) }),
  };
}

/** What is to be known of a visitor besides who it is. */
function visitorIn({ contact_id, name, email, proved, identity }: SessionRow) {
  if (contact_id === null) return {};
  const settings = JSON.parse(identity ?? 'null') as IdentitySettings | null;
  return {
    proved: proved !== null,
    shut_out: proved === null && needsIdentity(settings ?? undefined),
    known: knownOf({ name, email }),
  };
}

function principalOf(row: SessionRow): Principal | null {
  const { agent_id, agent_account_id, role, contact_id, contact_account_id, inbox_id } = row;
  if (agent_id !== null && agent_account_id !== null && role !== null) {
    return { kind: 'agent', id: agent_id, account_id: agent_account_id, role };
  }
  if (contact_id === null || contact_account_id === null || inbox_id === null) return null;
  return { kind: 'visitor', id: contact_id, account_id: contact_account_id, inbox_id };
}
