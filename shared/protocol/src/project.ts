import type {
  Conversation,
  Counters,
  MessagePreview,
  Message,
  Moment,
  VisitorConversation,
} from './entities.ts';
import type { ConversationEvent, LogEvent } from './events.ts';
import { attachedShort } from './attached.ts';
import { limits } from './limits.ts';
import { isErasure } from './erasure.ts';
import { isChange } from './log.ts';
import { mergeWatermarks, raiseWatermarks, type Receipt } from './receipts.ts';
import type { Ending } from './talk.ts';

/**
 * A visitor's view of a conversation after an event. Events at or below its head change nothing and give the same
 * object, so repetition does no harm.
 */
export function projectVisitorConversation<Summary extends VisitorConversation>(
  summary: Summary,
  event: LogEvent,
): Summary {
  if (event.seq <= summary.head) return summary;
  return { ...summary, ...commonChanges(summary, event) };
}

/** A stored conversation (or an agent's view of it) after an event; the same object for an event it has seen. */
export function projectConversation(
  conversation: Conversation,
  event: ConversationEvent,
): Conversation {
  if (event.seq <= conversation.head) return conversation;
  const changed = { ...conversation, ...commonChanges(conversation, event) };
  return {
    ...describe(changed, event),
    public_head: isInternal(event) ? conversation.public_head : event.seq,
    contact_id:
      event.event_type === 'conversation.moved' ? event.data.contact.id : conversation.contact_id,
    last_activity_at: isNews(event) ? event.timestamp : conversation.last_activity_at,
    waiting_since: waitingSince(conversation, event),
    last_message: lastMessage(conversation, event),
  };
}

/** What a provider or a website says, and who the contact turns out to be, is no news of the conversation. */
function isNews(event: ConversationEvent): boolean {
  const { event_type } = event;
  return !isForAgents(event) && event_type !== 'conversation.moved' && !isErasure(event);
}

/** An event of which visitors are never told. */
function isForAgents({ event_type }: ConversationEvent): boolean {
  return event_type === 'message.status_changed' || event_type === 'conversation.described';
}

function isInternal(event: ConversationEvent): boolean {
  const { data } = event;
  const about: { readonly internal?: true } = 'message' in data ? data.message : data;
  return about.internal === true || isForAgents(event);
}

/** What its website tells of it now; an erasure takes that along. */
function describe(conversation: Conversation, event: ConversationEvent): Conversation {
  if (event.event_type !== 'conversation.described' && !isErasure(event)) return conversation;
  const { attributes: _told, labels: _too, ...rest } = conversation;
  return { ...rest, ...event.data };
}

function lastMessage(conversation: Conversation, event: ConversationEvent): MessagePreview | null {
  if (event.event_type === 'message.created') return preview(event.data.message);
  const { last_message } = conversation;
  if (isErasure(event)) return last_message && emptyPreview(last_message);
  if (!isChange(event) || event.data.message_id !== last_message?.id) return last_message;
  switch (event.event_type) {
    case 'message.recalled': {
      const { attached: _taken_away, ...rest } = last_message;
      return { ...rest, text: '', recalled_at: event.timestamp };
    }
    case 'message.edited':
      return { ...last_message, text: shorten(event.data.text) };
    case 'message.status_changed':
      return last_message;
  }
}

function emptyPreview({ attached: _taken_away, ...last }: MessagePreview): MessagePreview {
  return { ...last, text: '', recalled_at: last.recalled_at ?? last.at };
}

/** A conversation after a receipt step; the same object when the step raises nothing. */
export function projectReceipt<Summary extends VisitorConversation>(
  summary: Summary,
  step: Receipt,
): Summary {
  const marked = raiseWatermarks(summary, step);
  if (step.kind !== 'read') return marked;
  const key = step.actor.kind === 'visitor' ? 'visitor_read_count' : 'agent_read_count';
  return step.count > marked[key] ? { ...marked, [key]: step.count } : marked;
}

/** Two copies of a conversation merged: the one with the higher head, with watermarks and counters by maximum. */
export function mergeConversation<Summary extends VisitorConversation>(
  ours: Summary,
  theirs: Summary,
): Summary {
  const [newer, older] = theirs.head > ours.head ? [theirs, ours] : [ours, theirs];
  return mergeCounters(mergeWatermarks(newer, older), older);
}

/** How many messages of the other side a side has not read. */
export function unreadCount(summary: Counters, side: 'visitor' | 'agent'): number {
  return side === 'visitor'
    ? summary.agent_count - summary.visitor_read_count
    : summary.visitor_count - summary.agent_read_count;
}

function mergeCounters<Summary extends VisitorConversation>(
  summary: Summary,
  other: Counters,
): Summary {
  const keys = ['visitor_count', 'agent_count', 'visitor_read_count', 'agent_read_count'] as const;
  if (keys.every((key) => summary[key] >= other[key])) return summary;
  return {
    ...summary,
    ...Object.fromEntries(keys.map((key) => [key, Math.max(summary[key], other[key])])),
  };
}

function commonChanges(
  summary: VisitorConversation,
  event: LogEvent,
): Partial<VisitorConversation> {
  const base = { head: event.seq };
  switch (event.event_type) {
    case 'message.created':
      return { ...base, ...counted(summary, event.data.message) };
    case 'conversation.status_changed':
      return { ...base, status: event.data.status, ...ended(event) };
    case 'conversation.assigned':
      return { ...base, assignee_id: event.data.assignee_id };
    case 'conversation.rated':
      return { ...base, ...rated(summary.ending, event) };
    case 'conversation.erased':
      return { ...base, erased_at: event.timestamp, ...withoutComment(summary.ending) };
    case 'message.recalled':
    case 'message.edited':
    case 'message.status_changed':
    case 'conversation.moved':
    case 'conversation.described':
    case 'conversation.created':
      return base;
  }
}

function ended({
  seq,
  timestamp: at,
  data,
}: Extract<LogEvent, { event_type: 'conversation.status_changed' }>): { ending?: Ending } {
  return data.status === 'resolved' ? { ending: { seq, at } } : {};
}

function rated(
  ending: Ending | undefined,
  { data, timestamp: at }: Extract<LogEvent, { event_type: 'conversation.rated' }>,
): { ending?: Ending } {
  const { score, comment } = data;
  return ending?.seq === data.ending_seq
    ? { ending: { ...ending, rating: { score, comment, at } } }
    : {};
}

function withoutComment(ending: Ending | undefined): { ending?: Ending } {
  const rating = ending?.rating;
  return rating ? { ending: { ...ending, rating: { ...rating, comment: null } } } : {};
}

function counted(summary: Counters, message: Message): Partial<Counters> {
  if (message.internal === true) return {};
  return message.author.kind === 'visitor'
    ? { visitor_count: summary.visitor_count + 1 }
    : { agent_count: summary.agent_count + 1 };
}

function waitingSince(conversation: Conversation, event: ConversationEvent): Moment | null {
  if (event.event_type === 'conversation.status_changed' && event.data.status === 'resolved')
    return null;
  if (event.event_type !== 'message.created' || event.data.message.internal === true) {
    return conversation.waiting_since;
  }
  if (event.data.message.author.kind === 'agent') return null;
  return conversation.waiting_since ?? event.timestamp;
}

function preview(message: Message): MessagePreview {
  const { id, seq, author, at, recalled_at, internal } = message;
  const words = { id, seq, author, text: shorten(message.text), at, recalled_at };
  const attached = attachedShort(message);
  const short = attached === undefined ? words : { ...words, attached };
  return internal === true ? { ...short, internal } : short;
}

function shorten(text: string): string {
  return text.slice(0, limits.preview_length).toWellFormed();
}
