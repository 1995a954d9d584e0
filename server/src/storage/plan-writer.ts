import {
  type AgentEvent,
  type Conversation,
  type Id,
  type Plan,
  type Principal,
  recalledHash,
} from '@porchlight/protocol';
import type { CommandRecord } from '../domain/store.ts';
import { goOn, type Soon } from '../domain/soon.ts';
import { type Write, type WriteSession, writeOf } from './database.ts';
import { createFeedWriter } from './feed-writer.ts';
import { conversationRow } from './conversation-row.ts';
import { createPlanStatements, type PlanStatements } from './plan-statements.ts';
import type { Builder } from './statement.ts';

/** Writes a plan: rows, the record of the command and, last, the feed. */
export type PlanWriter = (
  session: WriteSession,
  principal: Principal,
  plan: Plan,
  record: CommandRecord | null,
  before: Conversation | null,
) => Soon<void>;

/** Compiles the plan's statements. */
export function createPlanWriter(db: Builder): PlanWriter {
  const statements = createPlanStatements(db);
  const feed = createFeedWriter(db);
  return (session, principal, plan, record, before) => {
    const written = session.write([
      ...plan.events.flatMap(({ event }) => eventWrites(statements, event, record)),
      ...conversationWrites(statements, plan, before),
      ...recordWrites(statements, principal.id, record, plan.recalled_early),
    ]);
    if (plan.conversation !== null) session.remember(plan.conversation);
    // On Postgres this holds the account's row until COMMIT, so it comes last.
    return goOn(written, () => feed.append(session, principal.account_id, plan, before));
  };
}

/** The row that an event is about, other than the conversation's. */
function eventWrites(
  statements: PlanStatements,
  event: AgentEvent,
  record: CommandRecord | null,
): readonly Write[] {
  switch (event.event_type) {
    case 'message.created': {
      const { id, author, seq, at, text } = event.data.message;
      const { kind: author_kind, id: author_id } = author;
      const row = { id, author_kind, author_id, hash: record?.hash ?? '', seq, at, text };
      return [writeOf(statements.message, row)];
    }
    case 'message.recalled': {
      const { seq: version, timestamp: recalled_at } = event;
      return [writeOf(statements.recall, { id: event.data.message_id, version, recalled_at })];
    }
    case 'contact.updated': {
      const { id, name, email } = event.data.contact;
      return [writeOf(statements.contact, { id, name, email })];
    }
    case 'inbox.updated': {
      const { id, name, allowed_origins } = event.data.inbox;
      const packed = JSON.stringify(allowed_origins);
      return [writeOf(statements.inbox, { id, name, allowed_origins: packed })];
    }
    case 'conversation.created':
    case 'conversation.status_changed':
    case 'conversation.assigned':
    case 'agent.created':
      return [];
  }
}

function conversationWrites(
  statements: PlanStatements,
  { conversation, events, receipt }: Plan,
  before: Conversation | null,
): readonly Write[] {
  if (conversation === null || conversation === before) return [];
  if (before === null) {
    const row = conversationRow(conversation);
    return [writeOf(statements.create, row), writeOf(statements.createMarks, row)];
  }
  const writes: Write[] = [];
  if (events.length > 0) writes.push(writeOf(statements.advance, conversationRow(conversation)));
  if (receipt !== null) writes.push(writeOf(statements.mark, conversation));
  return writes;
}

function recordWrites(
  statements: PlanStatements,
  principal_id: Id,
  record: CommandRecord | null,
  recalled_early: Id | undefined,
): readonly Write[] {
  // A message's row is its own record.
  if (record === null || record.name === 'message.send') return [];
  const { id, name, hash, answer, at } = record;
  const row = { id, principal_id, name, hash, answer: JSON.stringify(answer), at };
  const writes = [writeOf(statements.record, row)];
  if (recalled_early === undefined) return writes;
  // Under the message's own id, where its send will look.
  const early = { ...row, id: recalled_early, hash: recalledHash, answer: '{}' };
  return [...writes, writeOf(statements.recordOnce, early)];
}
