import {
  isChange,
  isErasure,
  reviseEvent,
  type Agent,
  type AgentEvent,
  type Contact,
  type Conversation,
  type Id,
  type Inbox,
  type Plan,
  type Principal,
  type Receipt,
  type Recorded,
  type FileWish,
  type StoredEvent,
  type StoredFile,
} from '@porchlight/protocol';

/** One thing in the feed; its position is its index plus one. */
export type StoredItem = { readonly stored: StoredEvent } | { readonly receipt: Receipt };

/** A file that somebody uploads, has uploaded, or has sent. */
export interface MockFile extends StoredFile {
  readonly wish: FileWish;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly internal?: boolean;
}

/** Everything the mock server knows: one account, in memory. */
export interface Tables {
  readonly account_id: Id;
  /** Names this history in cursors. Another one makes every cursor useless. */
  epoch: Id;
  /** How many cursors were written for visitors. */
  words: number;
  readonly agents: Map<Id, Agent>;
  readonly inboxes: Map<Id, Inbox>;
  readonly contacts: Map<Id, Contact>;
  readonly conversations: Map<Id, Conversation>;
  /** By conversation, in order of seq. */
  readonly logs: Map<Id, StoredEvent[]>;
  /** By conversation, in order of time. */
  readonly steps: Map<Id, Receipt[]>;
  /** Accepted commands by their id. */
  readonly records: Map<Id, Recorded>;
  /** Files by their id, with their bytes once those have come. */
  readonly files: Map<Id, MockFile>;
  /** Where files are served; null where nobody serves them, and their addresses are `data:`. */
  files_path: string | null;
  readonly feed: StoredItem[];
  /** Who holds a session, by token. */
  readonly sessions: Map<string, Principal>;
  /** Contacts that have proved who they are, by inbox and the owner's id of them. */
  readonly members: Map<string, Id>;
  /** Identity tokens that were used: the session that each belongs to, by inbox and `jti`. */
  readonly identity_tokens: Map<string, string>;
}

/** Tables of an account in which nothing has happened. */
export function createTables(account_id: Id, epoch: Id): Tables {
  return {
    account_id,
    epoch,
    words: 0,
    agents: new Map(),
    inboxes: new Map(),
    contacts: new Map(),
    conversations: new Map(),
    logs: new Map(),
    steps: new Map(),
    records: new Map(),
    files: new Map(),
    files_path: null,
    feed: [],
    sessions: new Map(),
    members: new Map(),
    identity_tokens: new Map(),
  };
}

/** Writes what was decided: the one place where anything durable changes. */
export function applyPlan(tables: Tables, plan: Plan): void {
  for (const stored of plan.events) {
    tables.feed.push({ stored });
    const { event } = stored;
    if (isChange(event) || isErasure(event) || event.event_type === 'contact.erased')
      revise(tables, event);
    if (event.conversation_id !== null) append(tables.logs, event.conversation_id, stored);
    applyAccountEvent(tables, stored);
    applyToFiles(tables, event);
  }
  if (plan.receipt !== null) {
    tables.feed.push({ receipt: plan.receipt });
    append(tables.steps, plan.receipt.conversation_id, plan.receipt);
  }
  if (plan.conversation !== null) tables.conversations.set(plan.conversation.id, plan.conversation);
}

/** A file is one message's; nothing of a recalled one stays. */
function applyToFiles({ files }: Tables, event: AgentEvent): void {
  if (event.event_type === 'message.created') {
    const { id: message_id, attachments = [], internal = false } = event.data.message;
    for (const { id } of attachments) {
      const known = files.get(id);
      if (known !== undefined) files.set(id, { ...known, message_id, internal });
    }
  } else if (event.event_type === 'conversation.erased') {
    for (const [id, { conversation_id }] of files)
      if (conversation_id === event.conversation_id) files.delete(id);
  } else if (event.event_type === 'message.recalled') {
    for (const [id, { message_id }] of files)
      if (message_id === event.data.message_id) files.delete(id);
  }
}

/** Messages stand in log and feed as they are now: nothing that was recalled stays. */
function revise(tables: Tables, later: AgentEvent): void {
  const revised = (stored: StoredEvent): StoredEvent => {
    const event = reviseEvent(stored.event, later);
    return event === stored.event ? stored : { ...stored, event };
  };
  const log = tables.logs.get(later.conversation_id ?? '') ?? [];
  log.forEach((stored, at) => (log[at] = revised(stored)));
  tables.feed.forEach((item, at) => {
    if ('stored' in item) tables.feed[at] = { stored: revised(item.stored) };
  });
}

function applyAccountEvent(tables: Tables, { event }: StoredEvent): void {
  switch (event.event_type) {
    case 'contact.updated':
    case 'contact.erased':
      tables.contacts.set(event.data.contact.id, event.data.contact);
      return;
    case 'contact.identified': {
      const { contact, merged_id } = event.data;
      tables.contacts.set(contact.id, contact);
      const merged = tables.contacts.get(merged_id ?? '');
      if (merged) tables.contacts.set(merged.id, { ...merged, merged_into: contact.id });
      return;
    }
    case 'inbox.created':
    case 'inbox.updated':
      tables.inboxes.set(event.data.inbox.id, event.data.inbox);
      return;
    case 'agent.created':
    case 'agent.updated':
    case 'agent.removed':
      tables.agents.set(event.data.agent.id, event.data.agent);
      return;
    case 'conversation.created':
    case 'message.created':
    case 'message.recalled':
    case 'message.edited':
    case 'message.status_changed':
    case 'conversation.status_changed':
    case 'conversation.assigned':
    case 'conversation.moved':
    case 'conversation.rated':
    case 'conversation.described':
    case 'conversation.erased':
  }
}

function append<Item>(lists: Map<Id, Item[]>, key: Id, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
