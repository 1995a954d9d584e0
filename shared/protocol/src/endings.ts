import type { DurableCommands } from './commands.ts';
import { approve, maySee, notFound, partyOf, type Decision } from './decision.ts';
import type { Contact, Moment, Principal } from './entities.ts';
import { reject } from './errors.ts';
import type { Facts } from './facts.ts';
import { limits } from './limits.ts';

/** Judges `conversation.rate`: its visitor alone, about its last end, for a day. */
export function rateConversation(
  { conversation, talk }: Facts,
  principal: Principal,
  { conversation_id, score, comment }: DurableCommands['conversation.rate'],
  now: Moment,
): Decision {
  if (conversation === null || !maySee(principal, conversation)) return notFound('conversation');
  if (principal.kind !== 'visitor') return reject('forbidden', 'only its visitor rates it');
  if (talk?.rating.on !== true) return reject('forbidden', 'nobody asks for ratings here');
  const { ending, status } = conversation;
  if (ending === undefined || status !== 'resolved') return reject('forbidden', 'it has not ended');
  if (!isRatable(ending.at, Date.parse(now))) return reject('forbidden', 'too late to rate it');
  const known = ending.rating;
  if (known?.score === score && known.comment === comment) return approve(conversation_id, now, []);
  const data = { ending_seq: ending.seq, score, comment, by: partyOf(principal) };
  return approve(conversation_id, now, [
    { event_type: 'conversation.rated', internal: false, data },
  ]);
}

/** Whether what ended then may still be rated [SR3]; `now_ms` since 1970. */
export function isRatable(ended_at: Moment, now_ms: number): boolean {
  return now_ms - Date.parse(ended_at) <= limits.rating_ms;
}

/** Judges `transcript.send`: to nobody but the visitor, at an address that is proved to be theirs. */
export function sendTranscript(
  { conversation, contact, talk }: Facts,
  principal: Principal,
  { command_id, conversation_id }: DurableCommands['transcript.send'],
  now: Moment,
): Decision {
  if (conversation === null || !maySee(principal, conversation)) return notFound('conversation');
  if (principal.kind === 'visitor' && talk?.transcript !== true)
    return reject('forbidden', 'visitors may not ask for transcripts here');
  if (conversation.erased_at !== undefined || contact === null || !hasVerifiedAddress(contact))
    return reject('forbidden', 'there is no address that is proved to be the visitor’s');
  const job = { kind: 'mail.transcript', message_id: command_id, attempt: 1, due_at: now } as const;
  return { ...approve(conversation_id, now, []), jobs: [job] };
}

/** Whether what was said may be mailed to this contact. */
export function hasVerifiedAddress({ email, identity }: Contact): boolean {
  return email !== null && identity?.email_verified === true;
}
