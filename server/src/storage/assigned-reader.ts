import type { Id } from '@porchlight/protocol';
import type { Reader } from '../domain/store.ts';
import type { Database } from './database.ts';
import { type Builder, statement } from './statement.ts';

/** Finds what is an agent's to answer, or was. */
export function createAssignedReader({ builder, read }: Database): Reader['assigned'] {
  const assigned = createAssignedStatement(builder);
  return async (account_id, agent_id, limit) =>
    (await read.all(assigned, { account_id, agent_id, limit })).map(({ id }) => id);
}

function createAssignedStatement(db: Builder) {
  return statement((p: { account_id: Id; agent_id: Id; limit: number }) =>
    db
      .selectFrom('conversations')
      .select('id')
      .where('account_id', '=', p.account_id)
      .where('assignee_id', '=', p.agent_id)
      // The open ones: somebody waits there.
      .orderBy('status')
      .limit(p.limit),
  );
}
