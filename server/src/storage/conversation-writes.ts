import type { ConversationTable, WatermarkTable } from './schema.ts';
import { type Builder, type Statement, statement } from './statement.ts';

type Write<Params> = Statement<Params, unknown>;

/** What is written of a conversation. */
export interface ConversationWrites {
  readonly create: Write<ConversationTable>;
  readonly createMarks: Write<WatermarkTable>;
  /** After events: everything that events change. */
  readonly advance: Write<ConversationTable>;
  /** After a step. */
  readonly mark: Write<WatermarkTable>;
}

/** Nothing of a conversation waits that is only now made. */
const ofNew = { late_rows: 'none' } as const;

/** Compiles them. */
export function createConversationWrites(db: Builder): ConversationWrites {
  return {
    create: statement(
      (p) => db.insertInto('conversations').values({ ...identity(p), ...progress(p) }),
      ofNew,
    ),
    createMarks: statement(
      (p) => db.insertInto('watermarks').values({ id: p.id, ...marks(p) }),
      ofNew,
    ),
    advance: statement((p) =>
      db.updateTable('conversations').set(progress(p)).where('id', '=', p.id),
    ),
    mark: statement((p) => db.updateTable('watermarks').set(marks(p)).where('id', '=', p.id)),
  };
}

function identity(p: ConversationTable) {
  const { id, account_id, number, inbox_id, contact_id, created_at } = p;
  return { id, account_id, number, inbox_id, contact_id, created_at };
}

function progress(p: ConversationTable) {
  const { status, assignee_id, head, public_head, last_activity_at } = p;
  const { waiting_since, last_message, extra, visitor_count, agent_count } = p;
  const place = { status, assignee_id, head, public_head, last_activity_at };
  return { ...place, waiting_since, last_message, extra, visitor_count, agent_count };
}

function marks(p: WatermarkTable) {
  const { visitor_delivered_seq, visitor_read_seq, agent_delivered_seq, agent_read_seq } = p;
  const { visitor_read_count, agent_read_count } = p;
  const seqs = { visitor_delivered_seq, visitor_read_seq, agent_delivered_seq, agent_read_seq };
  return { ...seqs, visitor_read_count, agent_read_count };
}
