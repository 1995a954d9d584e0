import type { Conversation, Message, Moment } from './entities.ts';
import type { JobDraft } from './decision.ts';
import type { Facts } from './facts.ts';
import type { Id } from './ids.ts';

/** What is to be done about a reply that has just been written: to look after it when its visitor has had time to read. */
export function followUpJobs(
  { follow_up_minutes }: Pick<Facts, 'follow_up_minutes'>,
  message_id: Id,
  now: Moment,
): readonly JobDraft[] {
  if (follow_up_minutes === null) return [];
  const due_at = new Date(Date.parse(now) + follow_up_minutes * 60_000).toISOString();
  return [{ kind: 'mail.follow_up', message_id, attempt: 1, due_at }];
}

/** How far mails about a conversation have come. */
export interface MailMark {
  /** Replies up to here were handed to the mail server. Only a refusal takes it back. */
  readonly mailed_seq: number;
  /** Up to here went a mail that the mail server may have or not: it goes out again just so. 0 where there is none. */
  readonly unclear_seq: number;
}

/** Nothing has been mailed. */
export const nothingMailed: MailMark = { mailed_seq: 0, unclear_seq: 0 };

/** What a follow-up is decided by. */
export interface FollowUpFacts {
  readonly conversation: Pick<Conversation, 'visitor_read_seq' | 'status'>;
  /** The newest public messages of both sides, in order of seq. */
  readonly messages: readonly Message[];
  readonly mark: MailMark;
}

/**
 * The replies that a mail tells of: of agents, not read, not mailed before, not recalled, and written since the visitor last
 * said anything. None where the conversation is resolved: nobody waits any more.
 */
export function unreadReplies({ conversation, messages, mark }: FollowUpFacts): readonly Message[] {
  if (conversation.status === 'resolved') return [];
  const answered = messages.findLast(({ author }) => author.kind === 'visitor')?.seq ?? 0;
  const from = Math.max(answered, conversation.visitor_read_seq, mark.mailed_seq);
  return messages.filter(
    ({ author, seq, recalled_at }) => author.kind === 'agent' && seq > from && recalled_at === null,
  );
}

/** What of it the next mail tells: all, or just what the unclear one told, so that it is the same mail. */
export function inOneMail(
  replies: readonly Message[],
  { unclear_seq }: MailMark,
): readonly Message[] {
  const again = replies.filter(({ seq }) => seq <= unclear_seq);
  return again.length > 0 ? again : replies;
}
