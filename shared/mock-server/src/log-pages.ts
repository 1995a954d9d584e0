import {
  conversationForVisitor,
  limits,
  receiptForVisitor,
  type AgentProfile,
  type AgentSnapshot,
  type Contact,
  type Conversation,
  type ConversationRow,
  type HistoryPage,
  type Id,
  type LogEvent,
  type Principal,
  type Receipt,
  type VisitorSnapshot,
} from '@porchlight/protocol';
import { eventsSeenBy } from './seen-by.ts';
import type { Tables } from './tables.ts';

/** Tells whether a contact is connected now. */
export type IsOnline = (contact_id: Id) => boolean;

/** The newest events of a conversation with all that is needed to show them. */
export function snapshotOf(
  tables: Tables,
  principal: Principal,
  conversation: Conversation,
  isOnline: IsOnline,
): AgentSnapshot | VisitorSnapshot {
  const page = pageBefore(tables, principal, conversation, Infinity);
  if (principal.kind === 'visitor') {
    const agents = agentsIn(tables, conversation, page);
    const summary = conversationForVisitor(conversation);
    return { conversation: summary, ...page, agents } as VisitorSnapshot;
  }
  return { ...page, ...rowOf(tables, conversation, isOnline) } as AgentSnapshot;
}

/** The page of a log that ends just before a seq, with the steps that concern it. */
export function pageBefore(
  tables: Tables,
  principal: Principal,
  conversation: Conversation,
  before_seq: number,
): HistoryPage<LogEvent> {
  const log = tables.logs.get(conversation.id) ?? [];
  const seen = eventsSeenBy(tables, principal, log).filter((event) => event.seq < before_seq);
  const events = seen.slice(-limits.history_page);
  const first = events[0]?.seq ?? 0;
  const steps = (tables.steps.get(conversation.id) ?? [])
    .filter((step) => step.up_to_seq >= first)
    .slice(0, limits.page_steps)
    .map((step) => (principal.kind === 'agent' ? step : cut(step, conversation)));
  return { events, steps, more: seen.length > events.length };
}

/** A conversation as a row of the agents' list. */
export function rowOf(
  tables: Tables,
  conversation: Conversation,
  isOnline: IsOnline,
): ConversationRow {
  const contact = tables.contacts.get(conversation.contact_id) as Contact;
  return { conversation, contact, online: isOnline(contact.id) };
}

function cut(step: Receipt, conversation: Conversation): Receipt {
  return receiptForVisitor(step, conversation.public_head);
}

/** Every agent who shows in the page: as author, assignee or reader. */
function agentsIn(
  tables: Tables,
  conversation: Conversation,
  page: HistoryPage<LogEvent>,
): AgentProfile[] {
  const ids = new Set<Id | null>([conversation.assignee_id]);
  for (const step of page.steps) ids.add(step.actor.id);
  for (const { event_type, data } of page.events) {
    if (event_type === 'message.created') ids.add(data.message.author.id);
    if (event_type === 'conversation.status_changed') ids.add(data.by.id);
    if (event_type === 'conversation.assigned') ids.add(data.assignee_id);
  }
  return [...ids].flatMap((id) => {
    const agent = tables.agents.get(id ?? '');
    return agent === undefined
      ? []
      : [{ id: agent.id, name: agent.name, avatar_url: agent.avatar_url }];
  });
}
