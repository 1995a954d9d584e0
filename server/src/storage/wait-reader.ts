import type { FirstWait, Id, Moment } from '@porchlight/protocol';
import type { Reader } from '../domain/store.ts';
import type { Database } from './database.ts';
import { type Builder, type Statement, statement } from './statement.ts';

/** Of an account's conversations so many are looked at, the newest. */
const most_conversations = 500;
/** And of those of the inbox so many count. */
const most_waits = 200;

interface WaitRow {
  readonly inbox_id: Id;
  readonly created_at: Moment;
  /** When the first public words of an agent came. */
  readonly answered_at: Moment | null;
}

/** How long visitors have waited for the first answer, in the newest conversations. Bounded, whatever the account has. */
export function createWaitReader({ builder, read }: Database): Reader['firstWaits'] {
  const newest = createWaitStatement(builder);
  return async (account_id, inbox_id, since) => {
    const rows = await read.all(newest, { account_id, since });
    const own = rows.filter((row) => row.inbox_id === inbox_id).slice(0, most_waits);
    return own.map(({ created_at, answered_at }): FirstWait => {
      const answered_ms = answered_at === null ? null : Date.parse(answered_at);
      return { asked_ms: Date.parse(created_at), answered_ms };
    });
  };
}

function createWaitStatement(db: Builder): Statement<{ account_id: Id; since: Moment }, WaitRow> {
  return statement((p) =>
    db
      .selectFrom('conversations')
      .select(['conversations.inbox_id', 'conversations.created_at'])
      // The counters stand beside each event, so the first answer is the first event with one.
      .select((eb) =>
        eb
          .selectFrom('log_entries as entry')
          .crossJoin('feed')
          .select('feed.at')
          .whereRef('entry.conversation_id', '=', 'conversations.id')
          .whereRef('feed.account_id', '=', 'conversations.account_id')
          .whereRef('feed.position', '=', 'entry.position')
          .where('entry.slot', '=', '')
          .where('feed.agent_count', '=', 1)
          .orderBy('entry.seq')
          .limit(1)
          .as('answered_at'),
      )
      .where('conversations.account_id', '=', p.account_id)
      .where('conversations.created_at', '>', p.since)
      .where('conversations.visitor_count', '>', 0)
      .orderBy('conversations.number', 'desc')
      .limit(most_conversations),
  );
}
