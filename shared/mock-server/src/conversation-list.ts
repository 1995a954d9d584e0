import {
  limits,
  type Conversation,
  type ConversationCounts,
  type ConversationView,
  type Id,
} from '@porchlight/protocol';
import type { Tables } from './tables.ts';

/** A page of a view: newest activity first. `before` is `next` of the page before. */
export function listConversations(
  tables: Tables,
  agent_id: Id,
  view: ConversationView,
  before: string | undefined,
): { page: Conversation[]; next: string | null } {
  const rows = [...tables.conversations.values()]
    .filter((conversation) => isInView(conversation, view, agent_id))
    .filter((conversation) => before === undefined || keyOf(conversation) < before)
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
  const page = rows.slice(0, limits.list_page);
  const last = page.at(-1);
  return { page, next: last !== undefined && rows.length > page.length ? keyOf(last) : null };
}

/** How many conversations each view holds, 999 at most. */
export function countConversations(tables: Tables, agent_id: Id): ConversationCounts {
  const all = [...tables.conversations.values()];
  const count = (view: ConversationView) =>
    Math.min(999, all.filter((conversation) => isInView(conversation, view, agent_id)).length);
  return {
    open: count('open'),
    mine: count('mine'),
    all: count('all'),
    resolved: count('resolved'),
  };
}

function isInView(conversation: Conversation, view: ConversationView, agent_id: Id): boolean {
  switch (view) {
    case 'open':
      return conversation.status === 'open';
    case 'mine':
      return conversation.status === 'open' && conversation.assignee_id === agent_id;
    case 'all':
      return true;
    case 'resolved':
      return conversation.status === 'resolved';
  }
}

function keyOf({ last_activity_at, id }: Conversation): string {
  return `${last_activity_at}_${id}`;
}
