import { useMemo } from 'react';
import { firstAr } from '../../messages/first-ar.ts';
import { firstEn } from '../../messages/first-en.ts';
import { firstZh } from '../../messages/first-zh.ts';
import { type KeyOf, type Translate, createTranslate } from '../../messages/translate.ts';
import { useWords } from '../words-context.ts';

/** What can be said before a conversation. */
export type FirstKey = KeyOf<typeof firstEn>;

/** The words of what comes before a conversation: they travel with it alone. */
export function useFirstWords(): Translate<FirstKey> {
  const { locale } = useWords();
  return useMemo(() => createTranslate<typeof firstEn>(locale, catalogueOf(locale)), [locale]);
}

function catalogueOf(locale: string) {
  if (locale.startsWith('ar')) return firstAr;
  return locale.startsWith('zh') ? firstZh : firstEn;
}
