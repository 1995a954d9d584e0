// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ar } from '../messages/ar.ts';
import { en } from '../messages/en.ts';
import { settingsAr } from '../messages/settings-ar.ts';
import { settingsEn } from '../messages/settings-en.ts';
import { settingsZh } from '../messages/settings-zh.ts';
import { zh } from '../messages/zh.ts';
import { createTranslate } from './translate.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

const holes = (sentence: string) => (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted();

describe('translate', () => {
  const t = createTranslate('en', en);

  it('puts values where they belong, as often as they are named', () => {
    expect(t('thread.label', { name: 'Ada' })).toBe('Conversation with Ada');
  });

  it('chooses the plural form by the count', () => {
    expect(t('list.unread', { count: 1 })).toBe('1 unread message');
    expect(t('list.unread', { count: 2 })).toBe('2 unread messages');
    expect(createTranslate('zh', zh)('list.unread', { count: 1 })).toBe('1 条未读消息');
  });

  it('leaves markup in a value alone: it is text', () => {
    expect(t('thread.label', { name: '<b>$&</b>' })).toBe('Conversation with <b>$&</b>');
  });

  it('shows a hole that nobody filled', () => {
    expect(t('thread.label')).toBe('Conversation with {{name}}');
  });
});

describe('the catalogues', () => {
  it('share no part, so that the settings’ words take none away', () => {
    expect(Object.keys(settingsEn).filter((part) => part in en)).toEqual([]);
    const t = createTranslate('en', en, settingsEn);
    expect([t('agents.title'), t('page.back')]).toEqual(['Team', 'Back']);
  });

  it.each([
    ['Chinese', en, zh],
    ['Arabic', en, ar],
    ['Chinese settings', settingsEn, settingsZh],
    ['Arabic settings', settingsEn, settingsAr],
  ])('have the same keys in %s, and every sentence the same holes', (_name, ours, theirs) => {
    const english = new Map(leaves(ours));
    const other = new Map(leaves(theirs));
    expect([...other.keys()]).toEqual([...english.keys()]);
    for (const [key, sentence] of english) {
      expect([key, holes(other.get(key) ?? '')]).toEqual([key, holes(sentence)]);
    }
  });

  it('name as many creatures in every language, so that a visitor keeps a name of the same place', () => {
    for (const list of ['adjectives', 'creatures'] as const) {
      const words = en.friendly[list].split(',');
      expect(new Set(words).size).toBe(32);
      expect(new Set(zh.friendly[list].split(',')).size).toBe(32);
      expect(new Set(ar.friendly[list].split(',')).size).toBe(32);
    }
  });
});
