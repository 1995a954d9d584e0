import type { ConversationCounts, ConversationStatus, Id } from '@porchlight/protocol';
import type { Reader } from '../domain/store.ts';
import type { Database } from './database.ts';
import { type Builder, type Statement, statement } from './statement.ts';

// What people want to know of a thousand is that it is many.
const most = 999;

interface CountStatements {
  readonly byStatus: Statement<{ account_id: Id; status: ConversationStatus }, { count: number }>;
  readonly mine: Statement<{ account_id: Id; agent_id: Id }, { count: number }>;
}

/** Counts each view of the agents' list, up to 999. */
export function createConversationCounter({ builder, read }: Database): Reader['counts'] {
  const statements = createCountStatements(builder);
  return async (account_id, agent_id): Promise<ConversationCounts> => {
    const ofStatus = async (status: ConversationStatus) =>
      (await read.one(statements.byStatus, { account_id, status }))?.count ?? 0;
    const [open, resolved] = [await ofStatus('open'), await ofStatus('resolved')];
    const mine = (await read.one(statements.mine, { account_id, agent_id }))?.count ?? 0;
    return { open, mine, resolved, all: Math.min(open + resolved, most) };
  };
}

function createCountStatements(db: Builder): CountStatements {
  const some = (account_id: Id) =>
    db.selectFrom('conversations').select('id').where('account_id', '=', account_id).limit(most);
  return {
    byStatus: statement((p) =>
      db
        .selectFrom(some(p.account_id).where('status', '=', p.status).as('some'))
        .select((eb) => eb.fn.countAll<number>().as('count')),
    ),
    mine: statement((p) =>
      db
        .selectFrom(
          some(p.account_id)
            .where('status', '=', 'open')
            .where('assignee_id', '=', p.agent_id)
            .as('some'),
        )
        .select((eb) => eb.fn.countAll<number>().as('count')),
    ),
  };
}
