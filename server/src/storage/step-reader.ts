import { type Conversation, type Id, limits, type Receipt, type Side } from '@porchlight/protocol';
import type { Session } from './database.ts';
import { feedColumns, type FeedRow, leadingSlots, receiptOf } from './feed-row.ts';
import { type Builder, type Statement, statement } from './statement.ts';

/** Finds the steps that tell when each event of a page was first delivered and read, on either side. */
export interface StepReader {
  /** `seqs` are those of the page's events, rising, at least one. The steps come in order of the feed. */
  concerning(
    session: Session,
    conversation: Conversation,
    viewer: Side,
    seqs: readonly number[],
  ): Promise<readonly Receipt[]>;
}

interface StepStatements {
  readonly within: Statement<
    { conversation_id: Id; first: number; last: number; limit: number },
    FeedRow
  >;
  readonly beyond: Statement<{ conversation_id: Id; last: number; slot: string }, FeedRow>;
  readonly publicSeq: Statement<{ conversation_id: Id; up_to_seq: number }, { seq: number | null }>;
}

/**
 * Compiles the steps' statements. Only steps that raised a watermark are read: of each side and kind they rise in seq
 * and in time together, so the first that covers an event is the lowest at or above it. Hence those within the page
 * and, of each, the first beyond it are enough, and their number has a bound.
 */
export function createStepReader(db: Builder): StepReader {
  const statements = createStepStatements(db);
  return {
    concerning: async (session, conversation, viewer, seqs) => {
      const [first = 0, last = 0] = [seqs[0], seqs.at(-1)];
      const key = { conversation_id: conversation.id, first, last, limit: limits.page_steps };
      const rows = [...(await session.all(statements.within, key))];
      for (const slot of leadingSlots) {
        if (watermark(conversation, slot) <= last) continue;
        rows.push(...(await session.all(statements.beyond, { ...key, slot })));
      }
      const steps = rows.toSorted((a, b) => a.position - b.position).map(receiptOf);
      return viewer === 'agent' ? steps : cutForVisitor(statements, session, steps, seqs);
    },
  };
}

function watermark(conversation: Conversation, slot: (typeof leadingSlots)[number]): number {
  switch (slot) {
    case 'visitor.delivered':
      return conversation.visitor_delivered_seq;
    case 'visitor.read':
      return conversation.visitor_read_seq;
    case 'agent.delivered':
      return conversation.agent_delivered_seq;
    case 'agent.read':
      return conversation.agent_read_seq;
  }
}

/** Each step up to the last public event it covers, and none for what covered nothing but notes. */
async function cutForVisitor(
  statements: StepStatements,
  session: Session,
  steps: readonly Receipt[],
  seqs: readonly number[],
): Promise<readonly Receipt[]> {
  const known = new Set(seqs);
  const reached = new Map<string, number>();
  const cut: Receipt[] = [];
  for (const step of steps) {
    const key = { conversation_id: step.conversation_id, up_to_seq: step.up_to_seq };
    const up_to_seq = known.has(step.up_to_seq)
      ? step.up_to_seq
      : ((await session.one(statements.publicSeq, key))?.seq ?? 0);
    const slot = `${step.actor.kind}.${step.kind}`;
    if (up_to_seq < (seqs[0] ?? 0) || up_to_seq <= (reached.get(slot) ?? 0)) continue;
    reached.set(slot, up_to_seq);
    cut.push({ ...step, up_to_seq });
  }
  return cut;
}

function createStepStatements(db: Builder): StepStatements {
  return {
    within: statement((p) =>
      stepsOf(db, p.conversation_id)
        .where('feed.seq', '>=', p.first)
        .where('feed.seq', '<=', p.last)
        .where('feed.slot', 'in', leadingSlots)
        .orderBy('feed.seq')
        .limit(p.limit),
    ),
    beyond: statement((p) =>
      stepsOf(db, p.conversation_id)
        .where('feed.seq', '>', p.last)
        .where('feed.slot', '=', p.slot)
        .orderBy('feed.seq')
        .limit(1),
    ),
    publicSeq: statement((p) =>
      db
        .selectFrom('feed')
        .select('seq')
        .where('conversation_id', '=', p.conversation_id)
        .where('seq', '<=', p.up_to_seq)
        .where('slot', '=', '')
        .where('internal', '=', 0)
        .orderBy('seq', 'desc')
        .limit(1),
    ),
  };
}

function stepsOf(db: Builder, conversation_id: Id) {
  return db
    .selectFrom('feed')
    .leftJoin('messages', 'messages.id', 'feed.message_id')
    .select(feedColumns)
    .where('feed.conversation_id', '=', conversation_id);
}
