import type { Id, Moment } from '@porchlight/protocol';
import type { ConversationTable, Tables, WatermarkTable } from './schema.ts';
import { type Builder, type Statement, statement } from './statement.ts';

type Write<Params> = Statement<Params, unknown>;

/** What a plan may write besides the feed. */
export interface PlanStatements {
  readonly message: Write<Omit<Tables['messages'], 'version' | 'recalled_at'>>;
  /** Blanks a message. */
  readonly recall: Write<{ id: Id; version: number; recalled_at: Moment }>;
  readonly contact: Write<Pick<Tables['contacts'], 'id' | 'name' | 'email'>>;
  readonly inbox: Write<Pick<Tables['inboxes'], 'id' | 'name' | 'allowed_origins'>>;
  readonly create: Write<ConversationTable>;
  readonly createMarks: Write<WatermarkTable>;
  /** After events: everything that events change. */
  readonly advance: Write<ConversationTable>;
  /** After a step. */
  readonly mark: Write<WatermarkTable>;
  readonly record: Write<Tables['commands']>;
  /** As `record`, where there is nothing under this id yet. */
  readonly recordOnce: Write<Tables['commands']>;
}

/** Compiles them. */
export function createPlanStatements(db: Builder): PlanStatements {
  return {
    message: statement((p) => {
      const { id, author_kind, author_id, hash, seq, at, text } = p;
      return db.insertInto('messages').values({ id, author_kind, author_id, hash, seq, at, text });
    }),
    recall: statement(({ id, version, recalled_at }) =>
      db.updateTable('messages').set({ text: '', version, recalled_at }).where('id', '=', id),
    ),
    contact: statement(({ id, name, email }) =>
      db.updateTable('contacts').set({ name, email }).where('id', '=', id),
    ),
    inbox: statement(({ id, name, allowed_origins }) =>
      db.updateTable('inboxes').set({ name, allowed_origins }).where('id', '=', id),
    ),
    ...conversationStatements(db),
    record: statement((p) => insertRecord(db, p)),
    recordOnce: statement((p) => insertRecord(db, p).onConflict((same) => same.doNothing())),
  };
}

function insertRecord(
  db: Builder,
  { id, principal_id, name, hash, answer, at }: Tables['commands'],
) {
  return db.insertInto('commands').values({ id, principal_id, name, hash, answer, at });
}

function conversationStatements(
  db: Builder,
): Pick<PlanStatements, 'create' | 'createMarks' | 'advance' | 'mark'> {
  return {
    create: statement((p) =>
      db.insertInto('conversations').values({ ...identity(p), ...progress(p) }),
    ),
    createMarks: statement((p) => db.insertInto('watermarks').values({ id: p.id, ...marks(p) })),
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
  const { waiting_since, last_message, visitor_count, agent_count } = p;
  const place = { status, assignee_id, head, public_head, last_activity_at };
  return { ...place, waiting_since, last_message, visitor_count, agent_count };
}

function marks(p: WatermarkTable) {
  const { visitor_delivered_seq, visitor_read_seq, agent_delivered_seq, agent_read_seq } = p;
  const { visitor_read_count, agent_read_count } = p;
  const seqs = { visitor_delivered_seq, visitor_read_seq, agent_delivered_seq, agent_read_seq };
  return { ...seqs, visitor_read_count, agent_read_count };
}
