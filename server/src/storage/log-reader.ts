import type { Conversation, Id, Receipt, Side } from '@porchlight/protocol';
import type { LogPage } from '../domain/store.ts';
import type { Session } from './database.ts';
import { feedColumns, type FeedRow, storedEventOf } from './feed-row.ts';
import { selectLog } from './log-table.ts';
import { type Builder, type Statement, statement } from './statement.ts';
import { createStepReader } from './step-reader.ts';

/** Reads stretches of conversations' logs. */
export interface LogReader {
  /** The newest `limit` events below a seq that the viewer may see, with the steps that concern them. */
  page(
    session: Session,
    conversation: Conversation,
    viewer: Side,
    before_seq: number,
    limit: number,
  ): Promise<LogPage>;
}

interface Stretch {
  readonly conversation_id: Id;
  readonly before_seq: number;
  readonly limit: number;
}

/** Compiles the logs' statements. */
export function createLogReader(db: Builder): LogReader {
  const statements = {
    agent: eventsStatement(db, 'agent'),
    visitor: eventsStatement(db, 'visitor'),
  };
  const steps = createStepReader(db);
  return {
    page: async (session, conversation, viewer, before_seq, limit) => {
      const stretch = { conversation_id: conversation.id, before_seq, limit: limit + 1 };
      const rows = await session.all(statements[viewer], stretch);
      const events = rows.slice(0, limit).toReversed().map(storedEventOf);
      const seqs = events.map(({ event }) => event.seq ?? 0);
      const concerned: readonly Receipt[] =
        seqs.length === 0 ? [] : await steps.concerning(session, conversation, seqs);
      return { events, steps: concerned, more: rows.length > limit };
    },
  };
}

function eventsStatement(db: Builder, viewer: Side): Statement<Stretch, FeedRow> {
  return statement((p) =>
    selectLog(db, p.conversation_id)
      .leftJoin('messages', 'messages.id', 'feed.message_id')
      .select(feedColumns)
      .where('entry.seq', '<', p.before_seq)
      .where('entry.slot', '=', '')
      .$if(viewer === 'visitor', (query) => query.where('feed.internal', '=', 0))
      .orderBy('entry.seq', 'desc')
      .limit(p.limit),
  );
}
