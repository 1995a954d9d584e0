import { ar } from './messages/ar.ts';
import { en, type MailWords } from './messages/en.ts';
import { zh } from './messages/zh.ts';

const catalogues = { en, zh, ar } satisfies Record<string, MailWords>;

/** A language that mails speak. */
export type MailLanguage = keyof typeof catalogues;

/** Gives a word with what belongs in its braces. */
export type Say = (word: keyof MailWords, values?: Readonly<Record<string, string>>) => string;

/** Words of a language. */
export function wordsIn(language: MailLanguage): Say {
  const words = catalogues[language];
  return (word, values = {}) =>
    words[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The first of the languages in a browser's list that mails speak. */
export function mailLanguage(accepted: string | null | undefined): MailLanguage {
  const known = Object.keys(catalogues) as MailLanguage[];
  const wished = (accepted ?? '').toLowerCase().split(',');
  const found = wished.map((wish) => known.find((each) => wish.trim().startsWith(each)));
  return found.find((each) => each !== undefined) ?? 'en';
}

/** Where the lines of a language begin. */
export function directionOf(language: MailLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
