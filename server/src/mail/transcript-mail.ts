import type { Mail } from '../domain/mailer.ts';
import { mailBody, type QuotedWords } from './mail-page.ts';
import { wordsIn, type MailLanguage } from './words.ts';

/** Something that was said, with its time. */
export interface SaidWords extends QuotedWords {
  readonly at: string;
}

/** What a transcript tells. */
export interface TranscriptMail {
  readonly to: string;
  /** See `Mail`. */
  readonly id: string;
  readonly language: MailLanguage;
  /** The visitor's, as its browser told; whatever it is, it is only tried. */
  readonly time_zone: string | null;
  readonly inbox: { readonly name: string; readonly color: string | null };
  /** In the order in which it was said. */
  readonly said: readonly SaidWords[];
  /** There is more than stands in the mail. */
  readonly more: boolean;
}

/** The mail that tells a visitor what was said. */
export function transcriptMail(options: TranscriptMail): Mail {
  const { to, id, language, inbox, said, more } = options;
  const say = wordsIn(language);
  const names = { inbox: inbox.name };
  const format = timesIn(language, options.time_zone);
  const quotes = said.map(({ who, text, own = false, at }) => {
    return { who: `${who} · ${format(at)}`, text, own };
  });
  const foot = [
    ...(more ? [{ text: say('transcript_more') }] : []),
    { text: say('transcript_why', names) },
    { text: say('no_answers') },
  ];
  const body = mailBody({
    language,
    color: inbox.color,
    title: say('transcript_title', names),
    lead: '',
    quotes,
    foot,
  });
  return { to, id, from_name: inbox.name, subject: say('transcript_title', names), ...body };
}

function timesIn(language: MailLanguage, time_zone: string | null): (at: string) => string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(language, { ...style, timeZone: time_zone ?? 'UTC' });
  } catch {
    format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' });
  }
  return (at) => format.format(new Date(at));
}
