import type { Principal } from '@porchlight/protocol';
import type { AccessStore } from '../domain/store.ts';
import { createAccessStatements, type SessionRow } from './access-statements.ts';
import type { Database } from './database.ts';
import { emailKey } from './agent-maker.ts';
import type { Statement } from './statement.ts';

/** Sign-in and sessions over a database. */
export function createAccessStore(database: Database): AccessStore {
  const { builder, read } = database;
  const statements = createAccessStatements(builder);
  const write = <Params>(query: Statement<Params, unknown>, params: Params): Promise<void> =>
    database.transaction(async (session) => {
      await session.all(query, params);
    });
  return {
    findAgentByEmail: async (email) =>
      (await read.one(statements.agentByEmail, { email_key: emailKey(email) })) ?? null,
    createAgentSession: (session) =>
      write(statements.insertSession, { ...session, contact_id: null, inbox_id: null }),
    createVisitorSession: (session) =>
      write(statements.insertSession, { ...session, agent_id: null }),
    principalOf: async (token_hash, now) => {
      const row = await read.one(statements.sessionByToken, { token_hash, now });
      const principal = row === undefined ? null : principalOf(row);
      if (row === undefined || principal === null) return null;
      return { principal, session_id: row.id, expires_at: row.expires_at };
    },
    revokeSession: (id, now) => write(statements.revoke, { id, now }),
    createContact: ({ context, ...contact }) =>
      write(statements.insertContact, { ...contact, context: JSON.stringify(context) }),
    touchContact: (id, context) =>
      write(statements.touchContact, { id, context: JSON.stringify(context) }),
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
