import { ticks } from '@porchlight/design';
import { spokenLanguages } from '@porchlight/design/dress';
import { expect, it } from 'vitest';
import { en } from '../messages/en.ts';
import { languages } from '../messages/languages.ts';
import { laterEn } from '../messages/later-en.ts';
import { helpLanguages, ticksMessages } from './ticks-messages.ts';
import { ticksPage } from './ticks-page.ts';

const files = { sheet: '/widget/assets/a.css', favicon: '/widget/assets/a.svg' };

it.each(helpLanguages)(
  'tells in %s what makes each tick true, and what it never means',
  (language) => {
    const page = ticksPage(language, files);
    expect(page).toContain(`<html lang="${language}"`);
    const { signs, more } = ticksMessages[language];
    for (const { name, means, not } of Object.values(signs)) {
      for (const words of [name, means, not]) expect(page).toContain(words);
    }
    for (const sentence of more) expect(page).toContain(sentence);
  },
);

it('draws every tick as the design does', () => {
  const page = ticksPage('en', files);
  for (const { paths } of Object.values(ticks)) {
    for (const { d } of paths) expect(page).toContain(`d="${d}"`);
  }
});

it('leads to the other languages, and needs no script', () => {
  expect(ticksPage('en', files)).toContain('href="/help/ticks/zh" lang="zh"');
  expect(ticksPage('zh', files)).toContain('href="/help/ticks/en" lang="en"');
  expect(ticksPage('en', files)).not.toContain('<script');
});

it('speaks every language of the chat, each from its own side', () => {
  expect(helpLanguages.toSorted()).toEqual(spokenLanguages.toSorted());
  const rtl = helpLanguages.filter((each) => ticksPage(each, files).includes(' dir="rtl"'));
  expect(rtl).toEqual(['ar', 'fa', 'he']);
});

it.each(helpLanguages)('calls things in %s as the chat does', async (language) => {
  const file = await languages[language]?.();
  const { title, signs, more } = ticksMessages[language];
  const [main, later] = [file?.main ?? en, file?.later ?? laterEn];
  expect(title).toBe(later.ticks);
  expect(more[1]).toContain(later.written);
  expect(Object.values(signs).map(({ name }) => name)).toEqual([
    main.pending,
    main.not_yet,
    main.sent,
    main.delivered,
    main.read,
    main.failed,
  ]);
});
