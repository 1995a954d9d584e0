import { type Conversation, type Id, limits, type Receipt } from '@porchlight/protocol';
import type { Session } from './database.ts';
import { feedColumns, type FeedRow, leadingSlots, receiptOf } from './feed-row.ts';
import { selectLog } from './log-table.ts';
import { type Builder, type Statement, statement } from './statement.ts';

/** Finds the steps that tell when each event of a page was first delivered and read, on either side. */
export interface StepReader {
  /** `seqs` are those of the page's events, rising, at least one. The steps come in order of the feed. */
  concerning(
    session: Session,
    conversation: Conversation,
    seqs: readonly number[],
  ): Promise<readonly Receipt[]>;
}

interface StepStatements {
  readonly within: Statement<
    { conversation_id: Id; first: number; last: number; limit: number },
    FeedRow
  >;
  readonly beyond: Statement<{ conversation_id: Id; last: number; slot: string }, FeedRow>;
}

/**
 * Compiles the steps' statements. Only steps that raised a watermark are read: of each side and kind they rise in seq
 * and in time together, so the first that covers an event is the lowest at or above it. Hence those within the page
 * and, of each, the first beyond it are enough, and their number has a bound.
 */
export function createStepReader(db: Builder): StepReader {
  const statements = createStepStatements(db);
  return {
    concerning: async (session, conversation, seqs) => {
      const [first = 0, last = 0] = [seqs[0], seqs.at(-1)];
      const key = { conversation_id: conversation.id, first, last, limit: limits.page_steps };
      const rows = [...(await session.all(statements.within, key))];
      for (const slot of leadingSlots) {
        if (watermark(conversation, slot) <= last) continue;
        rows.push(...(await session.all(statements.beyond, { ...key, slot })));
      }
      return rows.toSorted((a, b) => a.position - b.position).map(receiptOf);
    },
  };
}

function watermark(conversation: Conversation, slot: (typeof leadingSlots)[number]): number {
  switch (slot) {
    case 'vd':
      return conversation.visitor_delivered_seq;
    case 'vr':
      return conversation.visitor_read_seq;
    case 'ad':
      return conversation.agent_delivered_seq;
    case 'ar':
      return conversation.agent_read_seq;
  }
}

function createStepStatements(db: Builder): StepStatements {
  return {
    within: statement((p) =>
      stepsOf(db, p.conversation_id)
        .where('entry.seq', '>=', p.first)
        .where('entry.seq', '<=', p.last)
        .where('entry.slot', 'in', leadingSlots)
        .orderBy('entry.seq')
        .limit(p.limit),
    ),
    beyond: statement((p) =>
      stepsOf(db, p.conversation_id)
        .where('entry.seq', '>', p.last)
        .where('entry.slot', '=', p.slot)
        .orderBy('entry.seq')
        .limit(1),
    ),
  };
}

function stepsOf(db: Builder, conversation_id: Id) {
  return selectLog(db, conversation_id)
    .leftJoin('messages', 'messages.id', 'feed.message_id')
    .select(feedColumns);
}
