import type { DurableCommands } from './commands.ts';
import { approve, maySee, notFound, type Decision } from './decision.ts';
import type { Conversation, Message, Moment, Principal } from './entities.ts';
import { reject } from './errors.ts';
import type { Facts } from './facts.ts';
import { limits } from './limits.ts';
import { isCarried } from './provider.ts';
import { readSeq } from './receipts.ts';

/** Judges `message.recall`: its author alone, and a visitor not for ever. */
export function recallMessage(
  facts: Facts,
  principal: Principal,
  { conversation_id, message_id }: DurableCommands['message.recall'],
  now: Moment,
): Decision {
  const { conversation } = facts;
  const nothing = approve(conversation_id, now, []);
  if (facts.message === null) return { ...nothing, recalled_early: message_id };
  const message = visibleMessage(facts, principal);
  // What the caller may not know of answers like what is not there.
  if (message === null || conversation === null) return nothing;
  if (!isAuthor(principal, message)) return reject('forbidden', 'only its author recalls it');
  if (message.recalled_at !== null) return nothing;
  if (isTooLate(message, conversation, now)) return reject('forbidden', 'too late to recall it');
  const internal = message.internal === true;
  const data = internal ? { message_id, internal } : { message_id };
  const recalled = approve(conversation_id, now, [
    { event_type: 'message.recalled', internal, data },
  ]);
  if (message.attachments === undefined) return recalled;
  const erase = { kind: 'files.erase', message_id, attempt: 1, due_at: now } as const;
  return { ...recalled, jobs: [erase] };
}

/** Judges `message.edit`: its author alone, for ten minutes, and nothing that a provider carries. */
export function editMessage(
  facts: Facts,
  principal: Principal,
  { conversation_id, message_id, text }: DurableCommands['message.edit'],
  now: Moment,
): Decision {
  const message = visibleMessage(facts, principal);
  if (message === null) return notFound('message');
  if (!isAuthor(principal, message)) return reject('forbidden', 'only its author edits it');
  if (message.recalled_at !== null) return reject('recalled', 'what was recalled has no text');
  if (isCarried(message)) return reject('forbidden', 'its provider has it as it was');
  if (message.text === text) return approve(conversation_id, now, []);
  if (!isEditable(message, Date.parse(now))) return reject('forbidden', 'too late to edit it');
  const internal = message.internal === true;
  const data = internal ? { message_id, text, internal } : { message_id, text };
  return approve(conversation_id, now, [{ event_type: 'message.edited', internal, data }]);
}

/** Whoever the visitor of a conversation has been: all of it is one person's. */
function isAuthor({ kind, id }: Principal, { author }: Message): boolean {
  return kind === 'visitor' ? author.kind === 'visitor' : author.id === id;
}

/** Whether its author may still edit a message [LG16]; `now_ms` since 1970. */
export function isEditable(message: Message, now_ms: number): boolean {
  const age_ms = now_ms - Date.parse(message.at);
  // What was chosen is not put in other words.
  if (message.answer !== undefined) return false;
  return message.recalled_at === null && !isCarried(message) && age_ms <= limits.edit_ms;
}

/** Whether a visitor may still recall a message of theirs [LG11], where it is known whether an agent has read it. */
export function isRecallable(message: Message, isRead: boolean, now_ms: number): boolean {
  if (message.recalled_at !== null) return false;
  return !isRead || now_ms - Date.parse(message.at) <= limits.recall_ms;
}

/** The named message where the caller may know of it. */
function visibleMessage({ conversation, message }: Facts, principal: Principal): Message | null {
  if (message === null || message === 'elsewhere') return null;
  if (conversation === null || !maySee(principal, conversation)) return null;
  return principal.kind === 'visitor' && message.internal === true ? null : message;
}

/** What an agent has read stands after ten minutes; agents themselves may recall at any time. */
function isTooLate(message: Message, conversation: Conversation, now: Moment): boolean {
  const { author, seq } = message;
  const isRead = readSeq(conversation, 'agent') >= seq;
  return author.kind === 'visitor' && !isRecallable(message, isRead, Date.parse(now));
}
