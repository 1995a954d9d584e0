import type { Mail } from '../domain/mailer.ts';
import { mailBody, type QuotedWords } from './mail-page.ts';
import { wordsIn, type MailLanguage } from './words.ts';

/** What a follow-up tells. */
export interface FollowUpMail {
  readonly to: string;
  /** See `Mail`. */
  readonly id: string;
  readonly language: MailLanguage;
  readonly inbox: { readonly name: string; readonly color: string | null };
  /** At least one. */
  readonly replies: readonly QuotedWords[];
  readonly open_url: string;
  /** When the link that opens the conversation ends, in milliseconds since 1970. */
  readonly open_until_ms: number;
  readonly unsubscribe_url: string;
}

/** A mail tells of so many replies; the others stand in the chat. */
const mostReplies = 20;

/** The mail that tells a visitor what it has not read. */
export function followUpMail(options: FollowUpMail): Mail {
  const { to, id, language, inbox, replies, open_url, unsubscribe_url } = options;
  const say = wordsIn(language);
  const shown = replies.slice(-mostReplies);
  const names = { agent: shown.at(-1)?.who ?? say('team'), inbox: inbox.name };
  const left = replies.length - shown.length;
  const date = new Date(options.open_until_ms).toLocaleDateString(language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const foot = [
    ...(left === 0 ? [] : [{ text: say('answered_more', { count: String(left) }) }]),
    { text: say('private', { date }) },
    { text: say('no_answers') },
    { text: say('unsubscribe'), url: unsubscribe_url },
  ];
  const body = mailBody({
    language,
    color: inbox.color,
    title: say('answered', names),
    lead: say('answered_lead', names),
    quotes: shown,
    action: { label: say('open'), url: open_url },
    foot,
  });
  const subject = say('answered_at', names);
  return { to, id, from_name: inbox.name, subject, ...body, unsubscribe_url };
}
