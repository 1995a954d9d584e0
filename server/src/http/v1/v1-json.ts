import {
  kindOf,
  limits,
  showsPicture,
  statusOf,
  unreadCount,
  type Agent,
  type Attachment,
  type Conversation,
  type Inbox,
  type Message,
  type Moment,
} from '@porchlight/protocol';
import type {
  ContactSource,
  Numbered,
  NumberedContact,
  NumberedMessage,
} from '../../domain/number-store.ts';
import { v1AccountNumber } from './v1-caller.ts';
import { v1ContentOf } from './v1-rich.ts';

/** Everybody and everything whose number an answer may need. */
export interface V1People {
  readonly inboxes: readonly Numbered<Inbox>[];
  readonly agents: readonly Numbered<Agent>[];
  /** Where a file is to be had, for a day. */
  readonly fileUrl: (file: Attachment) => string;
}

/** A moment in whole seconds since 1970. */
function secondsOf(moment: Moment): number {
  return Math.floor(Date.parse(moment) / 1_000);
}

/** An inbox as Chatwoot shows one. */
export function inboxJson(inbox: Numbered<Inbox>): object {
  const { number: id, name } = inbox;
  const common = { id, avatar_url: '', channel_id: id, name, channel_type: channelOf(inbox) };
  if (inbox.kind === 'website') return { ...common, website_token: inbox.key };
  const { webhook_url, async_status, pending_timeout_s } = inbox;
  return { ...common, inbox_identifier: inbox.id, webhook_url, async_status, pending_timeout_s };
}

function channelOf({ kind }: Inbox): string {
  return kind === 'website' ? 'Channel::WebWidget' : 'Channel::Api';
}

/** A provider's own id of a contact, with its inbox. */
export function sourceJson({ source_id, inbox_id }: ContactSource, { inboxes }: V1People): object {
  const inbox = inboxes.find(({ id }) => id === inbox_id);
  return { source_id, inbox: inbox === undefined ? null : inboxJson(inbox) };
}

/** A contact as Chatwoot shows one. */
export function contactJson(contact: NumberedContact, people: V1People): object {
  return {
    ...senderJson(contact),
    availability_status: 'offline',
    created_at: secondsOf(contact.created_at),
    contact_inboxes: contact.sources.map((source) => sourceJson(source, people)),
  };
}

/** A contact as it stands in messages and conversations. */
function senderJson({
  number: id,
  name,
  email,
  attributes: custom_attributes = {},
}: Numbered<Pick<NumberedContact, 'name' | 'email' | 'attributes'>>) {
  const nothing = { phone_number: null, identifier: null, thumbnail: '', blocked: false };
  const attributes = { additional_attributes: {}, custom_attributes };
  return { ...attributes, id, name: name ?? '', email, ...nothing, type: 'contact' };
}

function agentJson({ number: id, name, avatar_url }: Numbered<Agent>) {
  const thumbnail = avatar_url ?? '';
  return { id, name, available_name: name, avatar_url: thumbnail, thumbnail, type: 'user' };
}

/** Where a message stands: with its conversation, and who is in it. */
export interface V1Thread extends V1People {
  readonly conversation: Conversation;
  readonly contact: NumberedContact;
}

/** A message as Chatwoot shows one. `message_type` is 0 for what came in and 1 for what goes out. */
export function messageJson({ number: id, message }: NumberedMessage, thread: V1Thread): object {
  const { conversation, inboxes } = thread;
  const { text, author, at, internal, source_id, external_error, attachments } = message;
  const { content_type, attributes } = v1ContentOf(message);
  return {
    id,
    content: text,
    account_id: v1AccountNumber,
    inbox_id: inboxes.find((inbox) => inbox.id === conversation.inbox_id)?.number,
    conversation_id: conversation.number,
    message_type: author.kind === 'visitor' ? 0 : 1,
    content_type,
    status: statusIn(message, conversation),
    content_attributes: {
      ...attributesOf(message.recalled_at, external_error),
      ...attributes,
    },
    created_at: secondsOf(at),
    private: internal === true,
    source_id: source_id ?? null,
    sender: authorJson(message, thread),
    ...(attachments && {
      attachments: attachments.map((file, at) => attachmentJson(id, at, file, thread)),
    }),
  };
}

const fileTypes = { picture: 'image', audio: 'audio', video: 'video' } as const;

/** A file as Chatwoot shows one; its number follows from its message's. */
function attachmentJson(message_id: number, at: number, file: Attachment, thread: V1Thread) {
  const { name, type, size, width = null, height = null } = file;
  const kind = kindOf(type);
  const data_url = thread.fileUrl(file);
  return {
    id: message_id * limits.attachments + at,
    message_id,
    account_id: v1AccountNumber,
    file_type: kind in fileTypes ? fileTypes[kind as keyof typeof fileTypes] : 'file',
    extension: /\.([^.]+)$/.exec(name)?.[1] ?? null,
    data_url,
    thumb_url: showsPicture(file) ? data_url : '',
    file_size: size,
    width,
    height,
  };
}

/** An explicit status as it is; the others as they follow from receipts. Nobody outside ever gets a note. */
function statusIn(message: Message, conversation: Conversation): string {
  if (message.status !== undefined) return message.status;
  return message.internal === true ? 'sent' : statusOf(message, conversation);
}

function attributesOf(recalled_at: Moment | null, external_error: string | null | undefined) {
  const deleted = recalled_at === null ? {} : { deleted: true };
  return external_error ? { ...deleted, external_error } : deleted;
}

function authorJson({ author }: Message, { agents, contact }: V1Thread): object | null {
  if (author.kind === 'visitor') return senderJson(contact);
  const agent = agents.find(({ id }) => id === author.id);
  return agent === undefined ? null : agentJson(agent);
}

/** A conversation as Chatwoot shows one, with its last message where there is one. */
export function conversationJson(thread: V1Thread, last: NumberedMessage | null): object {
  const { conversation, contact, inboxes, agents } = thread;
  const {
    number: id,
    id: uuid,
    status,
    created_at,
    last_activity_at,
    waiting_since,
  } = conversation;
  const inbox = inboxes.find((one) => one.id === conversation.inbox_id);
  const assignee = agents.find((agent) => agent.id === conversation.assignee_id);
  const at = secondsOf(last_activity_at);
  return {
    id,
    uuid,
    account_id: v1AccountNumber,
    inbox_id: inbox?.number,
    status,
    meta: {
      sender: senderJson(contact),
      channel: inbox === undefined ? null : channelOf(inbox),
      ...(assignee && { assignee: agentJson(assignee) }),
      hmac_verified: false,
    },
    messages: last === null ? [] : [messageJson(last, thread)],
    unread_count: unreadCount(conversation, 'agent'),
    created_at: secondsOf(created_at),
    timestamp: at,
    last_activity_at: at,
    waiting_since: waiting_since === null ? 0 : secondsOf(waiting_since),
    can_reply: true,
    muted: false,
    snoozed_until: null,
    priority: null,
    labels: conversation.labels ?? [],
    additional_attributes: {},
    custom_attributes: conversation.attributes ?? {},
  };
}
