import { expect, it } from 'vitest';
import { en } from './messages/en.ts';
import { directionOf, mailLanguage, wordsIn } from './words.ts';

const languages = 'en zh ar cs de es fa fr he hi id it ja ko nl pl pt ru sv tr uk vi'.split(' ');
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
const values = { agent: '{agent}', inbox: '{inbox}', count: '{count}', date: '{date}' };

it.each(languages)('mails speak %s, with the same values as in English', (name) => {
  const language = mailLanguage(name);
  expect(language).toBe(name);
  const say = wordsIn(language);
  for (const [key, text] of Object.entries(en) as [keyof typeof en, string][]) {
    const said = say(key, values);
    expect([key, holes(said)]).toEqual([key, holes(text)]);
    // A word that was forgotten is said in English.
    const mayBeEnglish = name === 'en' || key.startsWith('test_');
    expect([key, mayBeEnglish || said !== text]).toEqual([key, true]);
  }
});

it('speaks the first language that it can, by its whole name, from where it begins', () => {
  expect(['pt-BR,pt;q=0.9', 'el,fa-IR;q=0.5', 'arn', 'ID', null].map(mailLanguage)).toEqual([
    'pt',
    'fa',
    'en',
    'id',
    'en',
  ]);
  expect(languages.filter((name) => directionOf(mailLanguage(name)) === 'rtl')).toEqual([
    'ar',
    'fa',
    'he',
  ]);
});
