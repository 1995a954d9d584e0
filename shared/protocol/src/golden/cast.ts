import { defaultAppearance } from '../appearance.ts';
import type {
  Agent,
  AgentProfile,
  ApiInbox,
  Contact,
  Conversation,
  Message,
  Party,
  WebsiteInbox,
} from '../entities.ts';
import type { Receipt } from '../receipts.ts';

/** Ids of the examples: the last digits tell what is named. */
export const ids = {
  account: '0198c0de-0000-7000-8000-00000000000a',
  inbox: '0198c0de-0000-7000-8000-00000000000b',
  other_inbox: '0198c0de-0000-7000-8000-0000000000b2',
  contact: '0198c0de-0000-7000-8000-00000000000c',
  member: '0198c0de-0000-7000-8000-0000000000c2',
  agent: '0198c0de-0000-7000-8000-00000000000d',
  conversation: '0198c0de-0000-7000-8000-00000000000e',
  other_conversation: '0198c0de-0000-7000-8000-00000000000f',
  message: '0198c0de-0000-7000-8000-000000000001',
  note: '0198c0de-0000-7000-8000-000000000002',
  command: '0198c0de-0000-7000-8000-000000000003',
  file: '0198c0de-0000-7000-8000-000000000004',
  event: '0198c0de-0000-7000-8000-0000000000e1',
  receipt: '0198c0de-0000-7000-8000-0000000000e2',
  epoch: '0198c0de-0000-7000-8000-0000000000ee',
} as const;

/** When the examples happen. */
export const at = '2026-11-20T09:30:00.000Z';

/** The visitor of the examples, as a party. */
export const visitor: Party = { kind: 'visitor', id: ids.contact };

/** The agent of the examples, as a party. */
export const ada: Party = { kind: 'agent', id: ids.agent };

/** What a visitor may know of Ada. */
export const profile: AgentProfile = { id: ids.agent, name: 'Ada Lin', avatar_url: null };

/** Ada, as colleagues know her. */
export const agent: Agent = { ...profile, email: 'ada@shop.example', role: 'admin' };

/** A visitor who has told a name. */
export const contact: Contact = {
  id: ids.contact,
  name: 'Noor',
  email: 'noor@mail.example',
  created_at: at,
  context: {
    page_url: 'https://shop.example/lamps',
    page_title: 'Lamps',
    referrer: null,
    user_agent: 'Mozilla/5.0',
    language: 'en-GB',
    time_zone: 'Europe/Amsterdam',
  },
};

/** The same person, once the shop's own server has said who that is. */
export const member: Contact = {
  ...contact,
  id: ids.member,
  identity: { user_id: 'customer-4711', email_verified: true, verified_at: at },
};

/** A website. */
export const inbox: WebsiteInbox = {
  id: ids.inbox,
  kind: 'website',
  name: 'Lamp shop',
  key: 'pl_demo',
  allowed_origins: ['https://shop.example'],
  appearance: { ...defaultAppearance, color: '#7a3b8f', theme: 'dark', greeting: 'Which lamp?' },
  identity: { on: true, algorithm: 'HS256', public_key: null, secret_made_at: at },
  follow_up_minutes: 15,
};

/** A provider that tells later what became of a message. */
export const apiInbox: ApiInbox = {
  id: ids.other_inbox,
  kind: 'api',
  name: 'Text messages',
  webhook_url: 'https://sms.example/porchlight',
  async_status: true,
  pending_timeout_s: 600,
};

/** The visitor's first message. */
export const message: Message = {
  id: ids.message,
  conversation_id: ids.conversation,
  seq: 2,
  version: 2,
  author: visitor,
  text: 'Do you ship to Norway?',
  at,
  recalled_at: null,
};

/** A note that no visitor ever sees. */
export const note: Message = {
  id: ids.note,
  conversation_id: ids.conversation,
  seq: 3,
  version: 3,
  author: ada,
  text: 'Asked the warehouse.',
  at,
  recalled_at: null,
  internal: true,
};

/** The conversation after message and note, read by Ada. */
export const conversation: Conversation = {
  id: ids.conversation,
  account_id: ids.account,
  number: 1,
  inbox_id: ids.inbox,
  contact_id: ids.contact,
  status: 'open',
  assignee_id: ids.agent,
  head: 3,
  public_head: 2,
  created_at: at,
  last_activity_at: at,
  waiting_since: at,
  last_message: {
    id: note.id,
    seq: 3,
    author: ada,
    text: note.text,
    at,
    recalled_at: null,
    internal: true,
  },
  visitor_count: 1,
  agent_count: 0,
  visitor_read_count: 0,
  agent_read_count: 1,
  visitor_delivered_seq: 0,
  visitor_read_seq: 0,
  agent_delivered_seq: 2,
  agent_read_seq: 2,
};

/** Ada has read the visitor's message. */
export const receipt: Receipt = {
  event_id: ids.receipt,
  conversation_id: ids.conversation,
  actor: ada,
  kind: 'read',
  up_to_seq: 2,
  count: 1,
  at,
};
