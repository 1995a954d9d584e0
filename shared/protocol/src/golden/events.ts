import type { AgentEvent, EventType, VisitorEvent, VisitorEventType } from '../events.ts';
import { emptyContact } from '../erasure.ts';
import {
  ada,
  agent,
  apiInbox,
  at,
  contact,
  ids,
  inbox,
  member,
  message,
  profile,
  visitor,
} from './cast.ts';

const envelope = {
  event_id: ids.event,
  timestamp: at,
  account_id: ids.account,
  source: 'widget',
  schema_version: 1,
} as const;
const ofAccount = { conversation_id: null, seq: null, prev: null } as const;

function place(seq: number) {
  return { conversation_id: ids.conversation, seq, prev: seq - 1 };
}

/** Every event as agents see it. */
export const agentEvents: {
  readonly [Type in EventType]: Extract<AgentEvent, { event_type: Type }>;
} = {
  'conversation.created': {
    ...envelope,
    ...place(1),
    event_type: 'conversation.created',
    data: { number: 1, inbox_id: ids.inbox, contact },
  },
  'message.created': { ...envelope, ...place(2), event_type: 'message.created', data: { message } },
  'message.recalled': {
    ...envelope,
    ...place(6),
    event_type: 'message.recalled',
    data: { message_id: ids.message },
  },
  'message.edited': {
    ...envelope,
    ...place(8),
    event_type: 'message.edited',
    data: { message_id: ids.message, text: 'Do you ship to Sweden?' },
  },
  'message.status_changed': {
    ...envelope,
    ...place(7),
    event_type: 'message.status_changed',
    data: { message_id: ids.message, status: 'failed', external_error: 'err123', attempt: 1 },
  },
  'conversation.status_changed': {
    ...envelope,
    ...place(4),
    event_type: 'conversation.status_changed',
    data: { status: 'resolved', by: ada },
  },
  'conversation.assigned': {
    ...envelope,
    ...place(5),
    event_type: 'conversation.assigned',
    data: { assignee_id: ids.agent, by: ada },
  },
  'conversation.rated': {
    ...envelope,
    ...place(9),
    event_type: 'conversation.rated',
    data: { ending_seq: 4, score: 5, comment: 'So quick!', by: visitor },
  },
  'conversation.described': {
    ...envelope,
    ...place(9),
    event_type: 'conversation.described',
    data: { attributes: { order: 'A-1042', express: true }, labels: ['billing'] },
  },
  'conversation.erased': { ...envelope, ...place(10), event_type: 'conversation.erased', data: {} },
  'contact.erased': {
    ...envelope,
    ...ofAccount,
    event_type: 'contact.erased',
    data: { contact: { ...emptyContact(contact), erased_at: at } },
  },
  'conversation.moved': {
    ...envelope,
    ...place(8),
    event_type: 'conversation.moved',
    data: { contact: member },
  },
  'contact.identified': {
    ...envelope,
    ...ofAccount,
    event_type: 'contact.identified',
    data: { contact: member, merged_id: ids.contact },
  },
  'contact.updated': {
    ...envelope,
    ...ofAccount,
    event_type: 'contact.updated',
    data: { contact: { ...contact, attributes: { plan: 'pro', seats: 4 } } },
  },
  'inbox.created': {
    ...envelope,
    ...ofAccount,
    event_type: 'inbox.created',
    data: { inbox: apiInbox },
  },
  'inbox.updated': { ...envelope, ...ofAccount, event_type: 'inbox.updated', data: { inbox } },
  'agent.updated': { ...envelope, ...ofAccount, event_type: 'agent.updated', data: { agent } },
  'agent.removed': {
    ...envelope,
    ...ofAccount,
    event_type: 'agent.removed',
    data: { agent: { ...agent, removed_at: at } },
  },
  'agent.created': { ...envelope, ...ofAccount, event_type: 'agent.created', data: { agent } },
};

/** Every event as visitors see it. */
export const visitorEvents: {
  readonly [Type in VisitorEventType]: Extract<VisitorEvent, { event_type: Type }>;
} = {
  'conversation.created': {
    ...envelope,
    ...place(1),
    event_type: 'conversation.created',
    data: {},
  },
  'message.created': { ...envelope, ...place(2), event_type: 'message.created', data: { message } },
  'message.recalled': {
    ...envelope,
    ...place(6),
    event_type: 'message.recalled',
    data: { message_id: ids.message },
  },
  'message.edited': {
    ...envelope,
    ...place(8),
    event_type: 'message.edited',
    data: { message_id: ids.message, text: 'Do you ship to Sweden?' },
  },
  'conversation.status_changed': {
    ...envelope,
    conversation_id: ids.conversation,
    seq: 4,
    prev: 2,
    event_type: 'conversation.status_changed',
    data: { status: 'resolved', by: ada, agent: profile },
  },
  'conversation.assigned': {
    ...envelope,
    ...place(5),
    event_type: 'conversation.assigned',
    data: { assignee_id: ids.agent, agent: profile },
  },
  'conversation.rated': {
    ...envelope,
    ...place(9),
    event_type: 'conversation.rated',
    data: { ending_seq: 4, score: 5, comment: 'So quick!' },
  },
  'conversation.erased': { ...envelope, ...place(10), event_type: 'conversation.erased', data: {} },
  'conversation.moved': {
    ...envelope,
    conversation_id: ids.conversation,
    seq: 8,
    prev: 6,
    event_type: 'conversation.moved',
    data: {},
  },
};
