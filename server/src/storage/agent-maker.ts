import type { Agent, Id } from '@porchlight/protocol';
import type { Store } from '../domain/store.ts';
import type { Database, WriteSession } from './database.ts';
import { createFeedWriter } from './feed-writer.ts';
import { nextNumber } from './inbox-statements.ts';
import { type Builder, statement } from './statement.ts';

/** An agent with what only storage keeps. */
export type NewAgent = Omit<Agent, 'removed_at'> & {
  readonly account_id: Id;
  readonly password_hash: string;
};

/** The address as it is compared: people type capitals as they like. */
export function emailKey(email: string): string {
  return email.toLowerCase();
}

/** Writes an agent's row. */
export function createAgentInsert(
  db: Builder,
): (session: WriteSession, agent: NewAgent) => Promise<void> {
  const insert = statement((p: NewAgent & { email_key: string }) => {
    const { id, account_id, name, email, email_key, role, avatar_url, password_hash } = p;
    const number = nextNumber(db, 'agents', account_id);
    return db
      .insertInto('agents')
      .values({ id, account_id, name, email, email_key, role, avatar_url, password_hash, number });
  });
  return async (session, agent) => {
    await session.all(insert, { ...agent, email_key: emailKey(agent.email) });
  };
}

/** The store's `createAgent` over a database. */
export function createAgentMaker(database: Database): Store['createAgent'] {
  const { builder } = database;
  const insert = createAgentInsert(builder);
  const feed = createFeedWriter(builder);
  const taken = statement((p: { email_key: string }) =>
    builder.selectFrom('agents').select('id').where('email_key', '=', p.email_key),
  );
  return (agent, event) =>
    database.transaction(async (session) => {
      const other = await session.one(taken, { email_key: emailKey(agent.email) });
      if (other !== undefined) return false;
      await insert(session, agent);
      const stored = { event, internal: true, public_prev: null };
      const plan = { events: [stored], receipt: null, conversation: null };
      await feed.append(session, agent.account_id, plan, null);
      return true;
    });
}
