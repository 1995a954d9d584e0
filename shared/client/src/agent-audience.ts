import {
  agentIn,
  mergeConversation,
  projectConversation,
  type Agent,
  type Availability,
  type Contact,
  type Conversation,
  type ConversationEvent,
  type ConversationRow,
  type Id,
  type LogEvent,
} from '@porchlight/protocol';
import type { AnyEvent, Audience } from './audience.ts';
import { withEntry } from './keyed.ts';
import type { AgentState } from './state.ts';

/** How an agent's client takes what comes: it keeps the logs of its own and of the unassigned open conversations. */
export const agentAudience: Audience<Conversation> = {
  side: 'agent',
  // One that is not known is fetched, because an event does not tell whether its contact is there.
  project: (summary, event) => summary && projectConversation(summary, agentForm(event)),
  meet: (state, event) => {
    const contact = contactIn(event);
    if (contact !== undefined) return meetContact(state, contact);
    const agent = agentIn(event);
    return agent === undefined ? state : meetAgent(state, agent);
  },
  meetAll: (state, { contact, online = false }) =>
    contact === undefined ? state : meetVisitors(state, [{ contact, online }]),
  adopt: (state, rows) => {
    const conversations: Record<Id, Conversation> = { ...state.conversations };
    for (const { conversation } of rows) {
      const known = conversations[conversation.id];
      conversations[conversation.id] = known
        ? mergeConversation(known, conversation)
        : conversation;
    }
    return { ...meetVisitors(state, rows), conversations };
  },
  follows: (state, conversation_id) => {
    const conversation = state.conversations[conversation_id];
    if (conversation === undefined) return false;
    if (conversation.assignee_id !== null) return conversation.assignee_id === state.me?.id;
    return conversation.status === 'open';
  },
};

/** Takes what colleagues see of an agent at every turn, without the rest of the record. */
export function meetAgent(
  state: AgentState,
  { id, name, avatar_url, removed_at }: Agent,
): AgentState {
  const profile = { id, name, avatar_url, ...(removed_at !== undefined && { removed_at }) };
  return { ...state, agents: withEntry(state.agents, id, profile) };
}

/** Copies each record once for all of them: with thousands in it, a copy takes milliseconds. */
function meetVisitors(
  state: AgentState,
  visitors: readonly Pick<ConversationRow, 'contact' | 'online'>[],
): AgentState {
  const contacts: Record<Id, Contact> = { ...state.contacts };
  const presence: Record<Id, Availability> = { ...state.presence };
  for (const { contact, online } of visitors) {
    contacts[contact.id] = unlessErased(contacts[contact.id], contact);
    if (online) presence[contact.id] = 'online';
    else delete presence[contact.id];
  }
  return { ...state, contacts, presence };
}

function meetContact(state: AgentState, contact: Contact): AgentState {
  const met = unlessErased(state.contacts[contact.id], contact);
  return { ...state, contacts: withEntry(state.contacts, contact.id, met) };
}

/** Who was erased stays so: what was asked for before may be answered after. */
function unlessErased(known: Contact | undefined, contact: Contact): Contact {
  return known?.erased_at !== undefined && contact.erased_at === undefined ? known : contact;
}

function contactIn(event: AnyEvent): Contact | undefined {
  return 'contact' in event.data ? event.data.contact : undefined;
}

/** The server sends agents their own form only; the client's core holds either. */
function agentForm(event: LogEvent): ConversationEvent {
  return event as ConversationEvent;
}
