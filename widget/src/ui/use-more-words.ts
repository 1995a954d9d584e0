import { useMemo } from 'react';
import { moreAr } from '../messages/more-ar.ts';
import { moreEn } from '../messages/more-en.ts';
import { moreZh } from '../messages/more-zh.ts';
import { type KeyOf, type Translate, createTranslate } from '../messages/translate.ts';
import { useWords } from './words-context.ts';

/** What can be said by choices, forms, ratings and the menu. */
export type MoreKey = KeyOf<typeof moreEn>;

/** Their words, in the language of the chat: they travel with the parts that need them. */
export function useMoreWords(): Translate<MoreKey> {
  const { locale } = useWords();
  return useMemo(() => {
    const catalogue = locale.startsWith('ar') ? moreAr : locale.startsWith('zh') ? moreZh : moreEn;
    return createTranslate<typeof moreEn>(locale, catalogue);
  }, [locale]);
}
