import type { DurableCommand, DurableCommands } from './commands.ts';
import {
  approve,
  maySee,
  notFound,
  partyOf,
  visibleHead,
  type Decision,
  type EventDraft,
  type JobDraft,
  type MessageDraft,
} from './decision.ts';
import type {
  ApiInbox,
  Attachment,
  Contact,
  Conversation,
  Moment,
  Party,
  Principal,
} from './entities.ts';
import { reject } from './errors.ts';
import { recalledHash, type Facts } from './facts.ts';
import { attachmentsOf } from './files.ts';
import type { Id } from './ids.ts';
import { followUpJobs } from './follow-up.ts';
import { rateConversation, sendTranscript } from './endings.ts';
import { describeContact, describeConversation } from './describe.ts';
import { eraseContact } from './erase-contact.ts';
import { isHere, removeAgent, updateAgent } from './team.ts';
import { introduce } from './first-contact.ts';
import { pushJobs } from './push.ts';
import { createInbox, renewSecret, updateInbox } from './inboxes.ts';
import { editMessage, recallMessage } from './message-changes.ts';
import { beginDelivery, deliveryJobs, retryMessage, setMessageStatus } from './provider.ts';
import { deliveredSeq } from './receipts.ts';
import { richFault } from './rich-fault.ts';
import { unreachable } from './unreachable.ts';
import { updateContact } from './update-contact.ts';

/**
 * Judges a command by the rows that `factsFor` named. Pure: the mock and the real server share it, so what it
 * decides is the product's rules and nothing else. `hash` is the host's hash of `fingerprint(command)`.
 */
export function decide(
  facts: Facts,
  principal: Principal,
  command: DurableCommand,
  hash: string,
  now: Moment,
): Decision {
  // What was on its way when its sender became somebody else is that one's to say.
  if (principal.kind === 'visitor' && hasLeft(facts.contact, principal.id)) return left();
  if (facts.recorded !== null) return judgeRepeat(facts.recorded, principal, command, hash);
  switch (command.name) {
    case 'message.send':
      return send(facts, principal, command.payload, now);
    case 'message.recall':
      return recallMessage(facts, principal, command.payload, now);
    case 'message.edit':
      return editMessage(facts, principal, command.payload, now);
    case 'message.retry':
      return retryMessage(facts, principal, now);
    case 'message.set_status':
      return setMessageStatus(facts, principal, command.payload, now);
    case 'conversation.create':
      return createConversationIn(facts, principal, command.payload, now);
    case 'conversation.assign':
      return assign(facts, principal, command.payload, now);
    case 'conversation.set_status':
      return setStatus(facts, principal, command.payload, now);
    case 'conversation.rate':
      return rateConversation(facts, principal, command.payload, now);
    case 'transcript.send':
      return sendTranscript(facts, principal, command.payload, now);
    case 'contact.describe':
      return describeContact(facts, principal, command.payload, now);
    case 'conversation.describe':
      return describeConversation(facts, principal, command.payload, now);
    case 'contact.erase':
      return eraseContact(facts, principal, command.payload, now);
    case 'contact.update':
      return updateContact(facts, principal, command.payload, now);
    case 'agent.update':
      return updateAgent(facts, principal, command.payload, now);
    case 'agent.remove':
      return removeAgent(facts, principal, command.payload, now);
    case 'inbox.create':
      return createInbox(facts, principal, command.payload, now);
    case 'inbox.update':
      return updateInbox(facts, principal, command.payload, now);
    case 'inbox.renew_secret':
      return renewSecret(facts, principal, now);
    case 'receipt.claim':
      return claim(facts, principal, command.payload, now);
    default:
      return unreachable(command);
  }
}

/** Who was merged, or erased, comes no more. */
function hasLeft(contact: Contact | null, id: Id): boolean {
  if (contact === null || contact.id !== id) return false;
  return contact.merged_into !== undefined || contact.erased_at !== undefined;
}

function left(): Decision {
  return reject('session_expired', 'this visitor is known by another contact now, or not at all');
}

function judgeRepeat(
  recorded: NonNullable<Facts['recorded']>,
  principal: Principal,
  { name }: DurableCommand,
  hash: string,
): Decision {
  const same = recorded.principal_id === principal.id;
  if (same && recorded.hash === hash) return { ok: true, repeated: recorded.answer };
  return same && name === 'message.send' && recorded.hash === recalledHash
    ? reject('recalled', 'its author recalled this message before it came')
    : reject('id_conflict', 'this id was used before for something else');
}

function replyJobs(facts: Facts, message_id: Id, now: Moment): readonly JobDraft[] {
  return [...followUpJobs(facts, message_id, now), ...pushJobs(facts, message_id, now)];
}

function send(
  facts: Facts,
  principal: Principal,
  payload: DurableCommands['message.send'],
  now: Moment,
): Decision {
  const internal = payload.internal === true;
  if (internal && principal.kind === 'visitor')
    return reject('forbidden', 'only agents write notes');
  if (payload.reply_to !== undefined && !mayAnswer(facts.message, principal, internal))
    return notFound('message');
  const fault = richFault(facts, principal, payload);
  if (fault !== null) return fault;
  const { conversation_id, attachments: file_ids = [] } = payload;
  const files = attachmentsOf(facts, principal, conversation_id, file_ids);
  if (files === null) return notFound('file');
  const message = messageDraft(principal, payload, files, now);
  const created = { event_type: 'message.created', internal, data: { message } } as const;
  if (facts.conversation === null) {
    if (principal.kind !== 'visitor' || facts.contact === null) return notFound('conversation');
    const opened = openingOf(facts, facts.contact, principal.inbox_id, payload);
    return approve(payload.conversation_id, now, [...opened, created]);
  }
  if (!maySee(principal, facts.conversation)) return notFound('conversation');
  if (facts.conversation.erased_at !== undefined)
    return reject('forbidden', 'what was said here was erased');
  if (facts.provider !== null) return handOver(facts.provider, message, now);
  const reopens = principal.kind === 'visitor' && facts.conversation.status === 'resolved';
  const reopened = statusDraft('open', partyOf(principal));
  const approval = approve(payload.conversation_id, now, reopens ? [reopened, created] : [created]);
  const jobs = principal.kind === 'agent' && !internal ? replyJobs(facts, message.id, now) : [];
  return jobs.length === 0 ? approval : { ...approval, jobs };
}

/** What is told to a visitor must answer nothing that the visitor does not know of. */
function mayAnswer(message: Facts['message'], { kind }: Principal, internal: boolean): boolean {
  if (message === null || message === 'elsewhere') return false;
  return message.internal !== true || (kind === 'agent' && internal);
}

function messageDraft(
  principal: Principal,
  payload: DurableCommands['message.send'],
  attachments: readonly Attachment[],
  at: Moment,
): MessageDraft['message'] {
  const { id, conversation_id, text, reply_to, rich, answer } = payload;
  const words = { id, conversation_id, author: partyOf(principal), text, at, recalled_at: null };
  const message = {
    ...words,
    ...(reply_to !== undefined && { reply_to }),
    ...(rich !== undefined && { rich }),
    ...(answer !== undefined && { answer }),
    ...(attachments.length > 0 && { attachments }),
  };
  if (payload.internal === true) return { ...message, internal: true };
  return payload.source_id === undefined ? message : { ...message, source_id: payload.source_id };
}

/** An agent's words for the other side of a provider. */
function handOver(provider: ApiInbox, draft: MessageDraft['message'], now: Moment): Decision {
  const delivery = beginDelivery(provider);
  const data = { message: { ...draft, ...delivery } };
  const created = { event_type: 'message.created', internal: false, data } as const;
  const jobs = deliveryJobs(provider, { ...delivery, message_id: draft.id }, now);
  return { ...approve(draft.conversation_id, now, [created]), jobs };
}

/** A conversation begins: with what its visitor says of itself, if anything. */
function openingOf(
  { inbox }: Facts,
  contact: Contact,
  inbox_id: Id,
  { introduction }: DurableCommands['message.send'],
): readonly EventDraft[] {
  const settings = inbox?.kind === 'website' ? inbox.first_contact : undefined;
  if (introduction === undefined || settings === undefined) return [opening(contact, inbox_id)];
  const said = introduce(contact, settings, introduction);
  const { answers, greeting } = said;
  const isSame = said.contact.name === contact.name && said.contact.email === contact.email;
  const known = isSame ? contact : said.contact;
  const data = {
    number: 0,
    inbox_id,
    contact: known,
    ...(answers.length > 0 && { answers }),
    ...(greeting !== null && { greeting }),
  };
  const created = { event_type: 'conversation.created', internal: false, data } as const;
  if (isSame) return [created];
  // The conversation's comes first: by it the store knows that it needs a number.
  return [created, { event_type: 'contact.updated', internal: true, data: { contact: known } }];
}

function opening(contact: Contact, inbox_id: Id): EventDraft {
  // The number is the store's to give: it counts within the account.
  const data = { number: 0, inbox_id, contact };
  return { event_type: 'conversation.created', internal: false, data };
}

function createConversationIn(
  facts: Facts,
  principal: Principal,
  payload: DurableCommands['conversation.create'],
  now: Moment,
): Decision {
  const { inbox, contact } = facts;
  if (principal.kind !== 'agent' || inbox === null) return notFound('inbox');
  if (facts.conversation !== null) return reject('id_conflict', 'this id is a conversation’s');
  if (inbox.kind !== 'api') return reject('forbidden', 'visitors of a website begin themselves');
  if (contact === null || contact.erased_at !== undefined) return notFound('contact');
  return approve(payload.id, now, [opening(contact, inbox.id)]);
}

function assign(
  facts: Facts,
  principal: Principal,
  payload: DurableCommands['conversation.assign'],
  now: Moment,
): Decision {
  const { conversation } = facts;
  if (conversation === null || !maySee(principal, conversation)) return notFound('conversation');
  if (principal.kind !== 'agent') return reject('forbidden', 'only agents assign');
  const { assignee_id, conversation_id } = payload;
  if (assignee_id !== null && !isHere(facts.agent)) return notFound('agent');
  if (conversation.assignee_id === assignee_id) return approve(conversation_id, now, []);
  const data = { assignee_id, by: partyOf(principal) };
  return approve(conversation_id, now, [
    { event_type: 'conversation.assigned', internal: false, data },
  ]);
}

function setStatus(
  facts: Facts,
  principal: Principal,
  payload: DurableCommands['conversation.set_status'],
  now: Moment,
): Decision {
  const { conversation } = facts;
  if (conversation === null || !maySee(principal, conversation)) return notFound('conversation');
  if (principal.kind === 'visitor' && payload.status !== 'resolved')
    return reject('forbidden', 'visitors reopen by writing');
  if (conversation.status === payload.status) return approve(payload.conversation_id, now, []);
  return approve(payload.conversation_id, now, [statusDraft(payload.status, partyOf(principal))]);
}

function statusDraft(status: Conversation['status'], by: Party): EventDraft {
  return { event_type: 'conversation.status_changed', internal: false, data: { status, by } };
}

function claim(
  facts: Facts,
  principal: Principal,
  payload: DurableCommands['receipt.claim'],
  now: Moment,
): Decision {
  const { conversation } = facts;
  if (conversation === null || !maySee(principal, conversation)) return notFound('conversation');
  if (payload.up_to_seq > visibleHead(principal, conversation)) {
    return reject('above_head', 'a receipt for more than there is');
  }
  // Delivered is kept per side, read per reader.
  const known =
    payload.kind === 'read' ? facts.own_seq : deliveredSeq(conversation, principal.kind);
  // Notes have no ticks: a claim for one must not show to the visitor, not even as a frame without news.
  const up_to_seq = facts.public_seq;
  if (known >= up_to_seq) return approve(payload.conversation_id, now, []);
  const count = payload.kind === 'read' ? facts.covered : 0;
  const receipt = { ...payload, up_to_seq, actor: partyOf(principal), count, at: now };
  return { ok: true, at: now, conversation_id: payload.conversation_id, events: [], receipt };
}
