import {
  type AgentEvent,
  type Contact,
  type Conversation,
  type Id,
  type Message,
  type Plan,
  type Principal,
  isCarried,
  recalledHash,
} from '@porchlight/protocol';
import { RegressionError, type CommandRecord } from '../domain/store.ts';
import { inboxRow } from './account-row.ts';
import { goOn, type Soon } from '../domain/soon.ts';
import { type Write, type WriteSession, writeOf } from './database.ts';
import { createFeedWriter } from './feed-writer.ts';
import { conversationRow } from './conversation-row.ts';
import { createPlanStatements, type PlanStatements } from './plan-statements.ts';
import type { MessageDetails, Tables } from './schema.ts';
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
    const climbed = climb(statements, session, plan);
    const writes = [
      ...plan.events.flatMap(({ event }) => eventWrites(statements, event, record)),
      ...conversationWrites(statements, session, plan, before),
      ...recordWrites(statements, principal.id, record, plan.recalled_early),
      ...jobWrites(statements, plan),
    ];
    const written = goOn(climbed, () => session.write(writes));
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
      const { id, author, seq, at, text, status, source_id, reply_to, rich, answer } =
        event.data.message;
      const { attachments, internal } = event.data.message;
      const { kind: author_kind, id: author_id } = author;
      const row = { id, author_kind, author_id, hash: record?.hash ?? '', seq, at, text };
      const besides = [status, source_id, reply_to, rich, attachments];
      if (besides.every((one) => one === undefined)) return [writeOf(statements.message, row)];
      const more = {
        source_id: source_id ?? null,
        reply_to: reply_to ?? null,
        rich: rich === undefined ? null : JSON.stringify(rich),
        answer: answer === undefined ? null : JSON.stringify(answer),
        attachments: attachments === undefined ? null : JSON.stringify(attachments),
      };
      const carried = { ...row, ...carriedOf(event.data.message), ...more };
      const attach = (attachments ?? []).map((file) =>
        writeOf(statements.attach, { id: file.id, message_id: id, internal: internal ? 1 : 0 }),
      );
      const written = [writeOf(statements.carried, carried), ...attach];
      if (answer === undefined || reply_to === undefined) return written;
      return [...written, writeOf(statements.answered, { id: reply_to, answered_by: id })];
    }
    case 'message.recalled': {
      const { seq: version, timestamp: recalled_at } = event;
      const { message_id: id } = event.data;
      return [
        writeOf(statements.reopened, { id }),
        writeOf(statements.recall, { id, version, recalled_at }),
      ];
    }
    case 'message.edited': {
      const { seq: version, timestamp: edited_at, data } = event;
      const { message_id: id, text } = data;
      return [writeOf(statements.edit, { id, version, text, edited_at })];
    }
    case 'contact.updated': {
      const { context: _context, ...row } = identifiedRow(event.data.contact);
      return [writeOf(statements.contact, row)];
    }
    case 'contact.identified': {
      const { contact, merged_id: id } = event.data;
      const written = writeOf(statements.identified, identifiedRow(contact));
      if (id === null) return [written];
      return [written, writeOf(statements.merged, { id, merged_into: contact.id })];
    }
    case 'contact.erased': {
      const { account_id, timestamp, data } = event;
      const { id, context, erased_at = timestamp } = data.contact;
      const empty = { id, account_id, context: JSON.stringify(context), erased_at };
      return statements.erased.map((each) => writeOf(each, empty));
    }
    case 'conversation.moved': {
      const { id: contact_id } = event.data.contact;
      return [writeOf(statements.move, { id: event.conversation_id, contact_id })];
    }
    case 'inbox.created': {
      const { account_id } = event;
      return [writeOf(statements.createInbox, { ...inboxRow(event.data.inbox), account_id })];
    }
    case 'inbox.updated':
      return [writeOf(statements.inbox, inboxRow(event.data.inbox))];
    case 'message.status_changed':
    case 'conversation.created':
    case 'conversation.status_changed':
    case 'conversation.assigned':
    case 'conversation.rated':
    case 'conversation.described':
    case 'conversation.erased':
    case 'agent.created':
      return [];
    case 'agent.updated': {
      const { id, name, role } = event.data.agent;
      return [writeOf(statements.agent, { id, name, role })];
    }
    case 'agent.removed': {
      const { id } = event.data.agent;
      const removed = { id, removed_at: event.timestamp };
      return statements.agentRemoved.map((each) => writeOf(each, removed));
    }
  }
}

function identifiedRow({ id, name, email, context, identity, attributes }: Contact) {
  return {
    id,
    name,
    email,
    context: JSON.stringify(context),
    identity: identity === undefined ? null : JSON.stringify(identity),
    attributes: attributes === undefined ? null : JSON.stringify(attributes),
  };
}

function carriedOf(message: Message): Pick<Tables['messages'], 'status' | 'details'> {
  if (!isCarried(message)) return { status: null, details: null };
  return { status: message.status, details: packDetails(message) };
}

function packDetails({ external_error, attempt }: MessageDetails): string {
  return JSON.stringify({ external_error, attempt });
}

/**
 * Messages' new statuses. `decide` has judged them by the row it was shown; the database judges once more by the row that is
 * there. Where it has come further nothing at all is written.
 */
function climb(statements: PlanStatements, session: WriteSession, plan: Plan): Soon<void> {
  const [event] = plan.events;
  if (event?.event.event_type !== 'message.status_changed') return;
  const { seq: version, data } = event.event;
  const { message_id: id, status } = data;
  const row = { id, version, details: packDetails(data) };
  return goOn(session.one(statements.climb[status], row), (changed) => {
    if (changed === undefined) throw new RegressionError(`${id} can’t become ${status}`);
  });
}

function jobWrites(statements: PlanStatements, { jobs }: Plan): readonly Write[] {
  if (jobs === undefined) return [];
  return jobs.map(({ due_at: run_at, ...job }) => {
    const order_key = job.kind === 'provider.deliver' ? job.conversation_id : null;
    return writeOf(statements.job, { ...job, order_key, run_at });
  });
}

function conversationWrites(
  statements: PlanStatements,
  session: WriteSession,
  { conversation, events, receipt }: Plan,
  before: Conversation | null,
): readonly Write[] {
  if (conversation === null || conversation === before) return [];
  if (before === null) {
    const row = conversationRow(conversation);
    return [writeOf(statements.create, row), writeOf(statements.createMarks, row)];
  }
  // Only the common case, and never a recall: of what it takes away nothing may stand anywhere.
  const common = events.every(({ event }) => event.event_type === 'message.created');
  if (common && session.putOff(conversation)) return [];
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
