import type { Id } from '@porchlight/protocol';
import type { Reader } from '../domain/store.ts';
import {
  agentColumns,
  agentOf,
  type AgentRow,
  hereFirst,
  inboxColumns,
  inboxOf,
  type InboxRow,
  websiteOf,
} from './account-row.ts';
import type { Database } from './database.ts';
import { type Builder, type Statement, statement } from './statement.ts';

type AccountReads = Pick<Reader, 'agents' | 'inboxes' | 'inboxByKey'>;

interface AccountStatements {
  readonly agents: Statement<{ account_id: Id }, AgentRow>;
  readonly inboxes: Statement<{ account_id: Id }, InboxRow>;
  readonly inboxByKey: Statement<{ key: string }, InboxRow & { account_id: Id }>;
}

// Far above what one account has; a bound all the same.
const most = 1_000;

/** Reads what an account is made of. */
export function createAccountReader({ builder, read }: Database): AccountReads {
  const statements = createAccountStatements(builder);
  return {
    agents: async (account_id) => (await read.all(statements.agents, { account_id })).map(agentOf),
    inboxes: async (account_id) =>
      (await read.all(statements.inboxes, { account_id })).map((row) => inboxOf(row)),
    inboxByKey: async (key) => {
      const row = await read.one(statements.inboxByKey, { key });
      return row === undefined ? null : { ...websiteOf(row), account_id: row.account_id };
    },
  };
}

function createAccountStatements(db: Builder): AccountStatements {
  return {
    agents: statement((p) =>
      db
        .selectFrom('agents')
        .select(agentColumns)
        .where('account_id', '=', p.account_id)
        .orderBy(hereFirst)
        .orderBy('id')
        .limit(most),
    ),
    inboxes: statement((p) =>
      db
        .selectFrom('inboxes')
        .select(inboxColumns)
        .where('account_id', '=', p.account_id)
        .orderBy('id')
        .limit(most),
    ),
    inboxByKey: statement((p) =>
      db
        .selectFrom('inboxes')
        .select(inboxColumns)
        .select('account_id')
        .where('key', '=', p.key)
        .where('kind', '=', 'website'),
    ),
  };
}
