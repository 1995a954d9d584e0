import type { AgentProfile, Attachment, Conversation, VisitorConversation } from './entities.ts';
import type { AgentsEventType, ConversationEvent, StoredEvent, VisitorEvent } from './events.ts';
import type { PreChatAnswer } from './first-contact.ts';
import type { Id } from './ids.ts';
import type { Receipt } from './receipts.ts';
import { unreachable } from './unreachable.ts';

/** Finds what visitors may know of an agent. */
export type AgentDirectory = (id: Id) => AgentProfile | undefined;

/**
 * The visitor's form of a stored event, or null where a visitor must not know of it. Built field by field: what is
 * not listed here never leaves.
 */
export function forVisitor(stored: StoredEvent, profileOf: AgentDirectory): VisitorEvent | null {
  const { event, internal, public_prev } = stored;
  if (internal || event.conversation_id === null || public_prev === null) return null;
  // Always internal; said here once more, so that nothing of them can have a visitor's form.
  const { event_type } = event;
  if (event_type === 'message.status_changed' || event_type === 'conversation.described')
    return null;
  const { event_id, timestamp, account_id, source, schema_version, conversation_id, seq } = event;
  return {
    event_id,
    event_type: event.event_type,
    timestamp,
    account_id,
    source,
    schema_version,
    conversation_id,
    seq,
    prev: public_prev,
    data: visitorData(event, profileOf),
  } as VisitorEvent;
}

type PublicEvent = Exclude<ConversationEvent, { event_type: AgentsEventType }>;

function visitorData(event: PublicEvent, profileOf: AgentDirectory): VisitorEvent['data'] {
  switch (event.event_type) {
    case 'conversation.created': {
      const { greeting, answers } = event.data;
      return {
        ...(greeting !== undefined && { greeting }),
        ...(answers !== undefined && { answers: answers.map(answerForVisitor) }),
      };
    }
    case 'conversation.moved':
    case 'conversation.erased':
      return {};
    case 'conversation.rated': {
      const { ending_seq, score, comment } = event.data;
      return { ending_seq, score, comment };
    }
    case 'message.created': {
      const { id, conversation_id, seq, version, author, text, at, recalled_at } =
        event.data.message;
      const { edited_at, reply_to, rich, answer, attachments } = event.data.message;
      const written = { id, conversation_id, seq, version, author, text, at, recalled_at };
      const message = {
        ...written,
        ...(edited_at !== undefined && { edited_at }),
        ...(reply_to !== undefined && { reply_to }),
        ...(attachments !== undefined && { attachments: attachments.map(fileForVisitor) }),
        ...(rich !== undefined && { rich }),
        ...(answer !== undefined && { answer }),
      };
      return { message, ...profile(author.kind === 'agent' ? author.id : null, profileOf) };
    }
    case 'message.recalled':
      return { message_id: event.data.message_id };
    case 'message.edited': {
      const { message_id, text } = event.data;
      return { message_id, text };
    }
    case 'conversation.status_changed': {
      const { status, by } = event.data;
      return { status, by, ...profile(by.kind === 'agent' ? by.id : null, profileOf) };
    }
    case 'conversation.assigned':
      return { assignee_id: event.data.assignee_id, ...profile(event.data.assignee_id, profileOf) };
    default:
      return unreachable(event);
  }
}

/** What the visitor itself has said, and the question as it was shown to it. */
function answerForVisitor({ field_id, kind, label, value, link }: PreChatAnswer): PreChatAnswer {
  return { field_id, kind, label, value, ...(link !== undefined && { link }) };
}

function profile(id: Id | null, profileOf: AgentDirectory): { agent?: AgentProfile } {
  const agent = id === null ? undefined : profileOf(id);
  if (agent === undefined) return {};
  return { agent: { id: agent.id, name: agent.name, avatar_url: agent.avatar_url } };
}

function fileForVisitor({ id, name, type, size, width, height }: Attachment): Attachment {
  const file = { id, name, type, size };
  return width === undefined || height === undefined ? file : { ...file, width, height };
}

/**
 * The visitor's form of a receipt. An agent's step is cut at the public head, so that reading a note says nothing
 * about the note.
 */
export function receiptForVisitor(receipt: Receipt, public_head: number): Receipt {
  const { event_id, conversation_id, actor, kind, up_to_seq, count, at } = receipt;
  return {
    event_id,
    conversation_id,
    actor,
    kind,
    up_to_seq: Math.min(up_to_seq, public_head),
    count,
    at,
  };
}

/** The visitor's form of a conversation's row. */
export function conversationForVisitor(conversation: Conversation): VisitorConversation {
  const { id, status, assignee_id, created_at, public_head } = conversation;
  const { visitor_count, agent_count, visitor_read_count, agent_read_count } = conversation;
  const { visitor_delivered_seq, visitor_read_seq, ending, erased_at } = conversation;
  return {
    id,
    status,
    assignee_id,
    head: public_head,
    created_at,
    visitor_count,
    agent_count,
    visitor_read_count,
    agent_read_count,
    visitor_delivered_seq,
    visitor_read_seq,
    agent_delivered_seq: Math.min(conversation.agent_delivered_seq, public_head),
    agent_read_seq: Math.min(conversation.agent_read_seq, public_head),
    ...(ending !== undefined && { ending }),
    ...(erased_at !== undefined && { erased_at }),
  };
}
