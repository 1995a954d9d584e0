import type { Id } from '@porchlight/protocol';
import type { Store } from '../domain/store.ts';
import { inboxRow } from './account-row.ts';
import { createAgentInsert } from './agent-maker.ts';
import { createInboxInsert } from './inbox-statements.ts';
import type { Database } from './database.ts';
import { type Builder, statement } from './statement.ts';

// Far above what one database has; a bound all the same.
const mostAccounts = 10_000;

/** The store's `seed` and `accounts` over a database. */
export function createSeeder(database: Database): Pick<Store, 'seed' | 'accounts'> {
  const { builder, read } = database;
  const accounts = statement(() =>
    builder.selectFrom('accounts').select('id').orderBy('id').limit(mostAccounts),
  );
  const { account: insertAccount, inbox: insertInbox } = seedStatements(builder);
  const insertAgent = createAgentInsert(builder);
  return {
    accounts: async () => (await read.all(accounts, {})).map(({ id }) => id),
    seed: ({ account, inbox, admin }) =>
      database.transaction(async (session) => {
        await session.lock('seed');
        if ((await session.one(accounts, {})) !== undefined) return false;
        const account_id = account.id;
        await session.all(insertAccount, account);
        await session.all(insertInbox, { ...inboxRow(inbox), account_id });
        await insertAgent(session, { ...admin, account_id });
        return true;
      }),
  };
}

function seedStatements(db: Builder) {
  return {
    account: statement(({ id, name }: { id: Id; name: string }) =>
      db
        .insertInto('accounts')
        .values({ id, name, position: 0, rows_position: 0, number: 0, contact_number: 0 }),
    ),
    inbox: createInboxInsert(db),
  };
}
