import { expect, it } from 'vitest';
import { en } from './en.ts';
import { laterEn } from './later-en.ts';
import { type Catalogue, createTranslate } from './translate.ts';
import { zh } from './zh.ts';

it('puts values in their places', () => {
  expect(createTranslate('en', en)('typing', { name: 'Ada' })).toBe('Ada is writing');
});

it('chooses the plural by the language’s rules', () => {
  const t = createTranslate('en', en);
  expect(t('left', { n: 1 })).toBe('1 character left');
  expect(t('left', { n: 2 })).toBe('2 characters left');
  const chinese: Catalogue = { ...en, ...zh };
  expect(createTranslate('zh-CN', chinese)('left', { n: 1 })).toBe('还可输入 1 个字符');
});

it('says a message that is counted sometimes without its number, too', () => {
  const t = createTranslate<typeof laterEn>('en', laterEn);
  expect(t('newest')).toBe('Go to the newest message');
  expect(t('newest', { n: 3 })).toBe('3 new messages. Go to the newest');
});

it('writes numbers as the language does, and values as they are', () => {
  expect(createTranslate('en', en)('over', { n: 1_234 })).toContain('1,234');
  expect(createTranslate('en', en)('typing', { name: '{name} $&' })).toBe('{name} $& is writing');
});
