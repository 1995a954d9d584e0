import type { CommandName, Commands } from '../commands.ts';
import type { Accepted, AgentAnswers, ConversationRow, VisitorAnswers } from '../answers.ts';
import { conversationForVisitor } from '../audience.ts';
import { formatCursor } from '../cursor.ts';
import { wireError } from '../errors.ts';
import { defaultFileRules } from '../files.ts';
import {
  agent,
  apiInbox,
  at,
  contact,
  conversation,
  ids,
  inbox,
  message,
  profile,
  receipt,
} from './cast.ts';
import { agentEvents, visitorEvents } from './events.ts';

const cursor = formatCursor({ epoch: ids.epoch, position: 7, event_id: ids.event });
const conversation_id = ids.conversation;
const command_id = ids.command;

/** A payload of every command and query. */
export const payloads: { readonly [Name in CommandName]: Commands[Name] } = {
  'message.send': { id: ids.message, conversation_id, text: message.text },
  'message.recall': { id: ids.command, conversation_id, message_id: ids.message },
  'message.edit': {
    id: ids.command,
    conversation_id,
    message_id: ids.message,
    text: 'Do you ship to Sweden?',
  },
  'message.retry': { command_id, conversation_id, message_id: ids.message },
  'message.set_status': {
    conversation_id,
    message_id: ids.message,
    status: 'failed',
    external_error: 'err123',
  },
  'conversation.create': {
    id: ids.other_conversation,
    inbox_id: ids.other_inbox,
    contact_id: ids.contact,
  },
  'conversation.assign': { command_id, conversation_id, assignee_id: ids.agent },
  'conversation.set_status': { command_id, conversation_id, status: 'resolved' },
  'conversation.rate': { command_id, conversation_id, score: 5, comment: 'So quick!' },
  'conversation.describe': {
    command_id,
    conversation_id,
    attributes: { order: 'A-1042', express: true },
    add_labels: ['billing'],
    remove_labels: ['sales'],
  },
  'transcript.send': { command_id, conversation_id },
  'contact.describe': { command_id, attributes: { plan: 'pro', seats: 4, trial_ends: null } },
  'contact.erase': { command_id, contact_id: ids.contact },
  'contact.export': { contact_id: ids.contact },
  'contact.update': {
    command_id,
    contact_id: ids.contact,
    name: 'Noor',
    email: 'noor@mail.example',
    attributes: { plan: 'pro', trial_ends: null },
  },
  'inbox.create': apiInbox,
  'agent.update': { command_id, agent_id: ids.agent, name: 'Ada Larsen', role: 'agent' },
  'agent.remove': { command_id, agent_id: ids.agent },
  'inbox.update': {
    command_id,
    inbox_id: ids.inbox,
    name: 'Lamp shop',
    allowed_origins: ['https://shop.example', 'http://localhost:3000'],
    appearance: inbox.appearance,
    identity: { on: true, algorithm: 'HS256', public_key: null },
    follow_up_minutes: inbox.follow_up_minutes,
  },
  'inbox.renew_secret': { command_id, inbox_id: ids.inbox },
  'receipt.claim': { conversation_id, kind: 'read', up_to_seq: 2 },
  'receipt.claim_many': {
    claims: [
      { conversation_id, kind: 'delivered', up_to_seq: 3 },
      { conversation_id: ids.other_conversation, kind: 'read', up_to_seq: 9 },
    ],
  },
  'typing.set': { conversation_id, typing: true },
  'presence.set': { availability: 'away' },
  sync: { cursor },
  'conversation.snapshot': { conversation_id },
  'conversation.history': { conversation_id, before_seq: 40 },
  'conversation.list': { view: 'open' },
  'conversation.counts': {},
  'file.addresses': { conversation_id, file_ids: [ids.file] },
  'file.rules': { conversation_id },
  'agent.list': {},
  'inbox.list': {},
};

const addresses = {
  ok: true,
  addresses: [{ id: ids.file, url: '/files/f_AZjA3gAA/lamp.png' }],
  expires_at: at,
} as const;
const row: ConversationRow = { conversation, contact, online: true };
const agentPage = { events: [agentEvents['message.created']], steps: [receipt], more: false };
const visitorPage = { events: [visitorEvents['message.created']], steps: [receipt], more: false };
const visitorSnapshot = {
  conversation: conversationForVisitor(conversation),
  agents: [profile],
  ...visitorPage,
};
const common = {
  'message.send': { ok: true, id: ids.message, seq: 2, at },
  'message.recall': { ok: true, seq: 6 },
  'message.edit': { ok: true, seq: 8 },
  'receipt.claim': { ok: true },
  'receipt.claim_many': {
    ok: true,
    refused: [
      {
        conversation_id: ids.other_conversation,
        kind: 'read',
        error: wireError('above_head', 'a receipt for more than there is'),
      },
    ],
  },
  'typing.set': { ok: true },
  'conversation.rate': { ok: true, seq: 9 },
  'conversation.describe': { ok: true },
  'transcript.send': { ok: true },
  'contact.describe': { ok: true },
  'contact.erase': { ok: true },
} as const;

const { id, name, email, created_at, context } = contact;
const exported = {
  contact: { id, name, email, created_at, context },
  conversation_id,
  next: null,
};

/** A positive answer to everything a visitor may ask. */
export const visitorAnswers: {
  readonly [Name in keyof VisitorAnswers]: Accepted<VisitorAnswers[Name]>;
} = {
  ...common,
  'conversation.set_status': { ok: true, seq: 4 },
  sync: {
    ok: true,
    reset: true,
    items: [{ event: visitorEvents['message.created'] }, { receipt }],
    rows: [],
    snapshots: [visitorSnapshot],
    cursor,
    more: false,
  },
  'conversation.snapshot': { ok: true, ...visitorSnapshot },
  'conversation.history': { ok: true, ...visitorPage },
  'file.addresses': addresses,
  'file.rules': { ok: true, rules: defaultFileRules },
  'contact.export': { ok: true, ...exported, events: visitorPage.events },
};

/** A positive answer to everything an agent may ask. */
export const agentAnswers: { readonly [Name in keyof AgentAnswers]: Accepted<AgentAnswers[Name]> } =
  {
    ...common,
    'presence.set': { ok: true },
    'contact.update': { ok: true },
    'inbox.create': { ok: true },
    'agent.update': { ok: true },
    'agent.remove': { ok: true },
    'inbox.update': { ok: true },
    'inbox.renew_secret': { ok: true, secret: 'pls_c2VjcmV0', secret_made_at: at },
    'message.retry': { ok: true, seq: 8 },
    'message.set_status': { ok: true, seq: null },
    'conversation.create': { ok: true, seq: 1 },
    'conversation.assign': { ok: true, seq: 5 },
    'conversation.set_status': { ok: true, seq: null },
    'conversation.list': { ok: true, rows: [row], next: null },
    'conversation.counts': { ok: true, counts: { open: 1, mine: 1, all: 1, resolved: 0 } },
    'file.addresses': addresses,
    'file.rules': { ok: true, rules: defaultFileRules },
    'agent.list': { ok: true, agents: [{ ...agent, availability: 'online' }] },
    'inbox.list': { ok: true, inboxes: [inbox, apiInbox] },
    sync: {
      ok: true,
      reset: false,
      items: [{ event: agentEvents['message.created'] }, { receipt }],
      rows: [row],
      snapshots: [],
      cursor,
      more: false,
    },
    'conversation.snapshot': { ok: true, conversation, contact, online: false, ...agentPage },
    'conversation.history': { ok: true, ...agentPage },
    'contact.export': { ok: true, ...exported, events: agentPage.events },
  };
