import type { AgentEvent, Conversation, Id, Plan, Principal } from '@porchlight/protocol';
import type { CommandRecord } from '../domain/store.ts';
import type { WriteSession } from './database.ts';
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
) => Promise<void>;

/** Compiles the plan's statements. */
export function createPlanWriter(db: Builder): PlanWriter {
  const statements = createPlanStatements(db);
  const feed = createFeedWriter(db);
  return async (session, principal, plan, record, before) => {
    for (const { event } of plan.events) await writeRow(statements, session, event, record);
    await writeConversation(statements, session, plan, before);
    await writeRecord(statements, session, principal.id, record);
    // On Postgres this holds the account's row until COMMIT, so it comes last.
    await feed.append(session, principal.account_id, plan, before);
  };
}

/** The row that an event is about, other than the conversation's. */
async function writeRow(
  statements: PlanStatements,
  session: WriteSession,
  event: AgentEvent,
  record: CommandRecord | null,
): Promise<void> {
  switch (event.event_type) {
    case 'message.created': {
      const { id, author, seq, at, text } = event.data.message;
      const by = { author_kind: author.kind, author_id: author.id };
      await session.all(statements.message, { id, ...by, hash: record?.hash ?? '', seq, at, text });
      return;
    }
    case 'contact.updated': {
      const { id, name, email } = event.data.contact;
      await session.all(statements.contact, { id, name, email });
      return;
    }
    case 'inbox.updated': {
      const { id, name, allowed_origins } = event.data.inbox;
      const packed = JSON.stringify(allowed_origins);
      await session.all(statements.inbox, { id, name, allowed_origins: packed });
      return;
    }
    case 'conversation.created':
    case 'conversation.status_changed':
    case 'conversation.assigned':
    case 'agent.created':
  }
}

async function writeConversation(
  statements: PlanStatements,
  session: WriteSession,
  { conversation, events, receipt }: Plan,
  before: Conversation | null,
): Promise<void> {
  if (conversation === null || conversation === before) return;
  if (before === null) await session.all(statements.create, conversationRow(conversation));
  else if (events.length > 0) await session.all(statements.advance, conversationRow(conversation));
  // A claim leaves everything alone that an index looks at.
  if (before !== null && receipt !== null) await session.all(statements.mark, conversation);
  session.remember(conversation);
}

async function writeRecord(
  statements: PlanStatements,
  session: WriteSession,
  principal_id: Id,
  record: CommandRecord | null,
): Promise<void> {
  // A message's row is its own record.
  if (record === null || record.name === 'message.send') return;
  const { id, name, hash, answer } = record;
  const row = { id, principal_id, name, hash, answer: JSON.stringify(answer) };
  await session.all(statements.record, row);
}
