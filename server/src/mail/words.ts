import { ar } from './messages/ar.ts';
import { cs } from './messages/cs.ts';
import { de } from './messages/de.ts';
import { en, type MailWords, type VisitorMailWords } from './messages/en.ts';
import { es } from './messages/es.ts';
import { fa } from './messages/fa.ts';
import { fr } from './messages/fr.ts';
import { he } from './messages/he.ts';
import { hi } from './messages/hi.ts';
import { id } from './messages/id.ts';
import { it } from './messages/it.ts';
import { ja } from './messages/ja.ts';
import { ko } from './messages/ko.ts';
import { nl } from './messages/nl.ts';
import { pl } from './messages/pl.ts';
import { pt } from './messages/pt.ts';
import { ru } from './messages/ru.ts';
import { sv } from './messages/sv.ts';
import { tr } from './messages/tr.ts';
import { uk } from './messages/uk.ts';
import { vi } from './messages/vi.ts';
import { zh } from './messages/zh.ts';

const catalogues = {
  en,
  zh,
  ar,
  cs,
  de,
  es,
  fa,
  fr,
  he,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  sv,
  tr,
  uk,
  vi,
} satisfies Record<string, VisitorMailWords>;

/** A language that mails speak. */
export type MailLanguage = keyof typeof catalogues;

/** All of them, the likeliest first. */
export const mailLanguages = Object.keys(catalogues) as readonly MailLanguage[];

/** Gives a word with what belongs in its braces. */
export type Say = (word: keyof MailWords, values?: Readonly<Record<string, string>>) => string;

/** Words of a language. */
export function wordsIn(language: MailLanguage): Say {
  const words: MailWords = { ...en, ...catalogues[language] };
  return (word, values = {}) =>
    words[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The first of the languages in a browser's list that mails speak. */
export function mailLanguage(accepted: string | null | undefined): MailLanguage {
  const wished = (accepted ?? '').toLowerCase().split(',');
  const found = wished.map((wish) =>
    mailLanguages.find((each) => wish.trim().split(/[^a-z]/)[0] === each),
  );
  return found.find((each) => each !== undefined) ?? 'en';
}

/** Where the lines of a language begin. */
export function directionOf(language: MailLanguage): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'fa' || language === 'he' ? 'rtl' : 'ltr';
}
