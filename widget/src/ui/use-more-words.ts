import { useMemo } from 'react';
import { moreEn } from '../messages/more-en.ts';
import { type KeyOf, type Translate, createTranslate } from '../messages/translate.ts';
import { useWords } from './words-context.ts';

/** What can be said by choices, forms, ratings and the menu. */
export type MoreKey = KeyOf<typeof moreEn>;

/** Their words, in the language of the chat: English's travel with the parts that need them. */
export function useMoreWords(): Translate<MoreKey> {
  const { locale, parts } = useWords();
  return useMemo(
    () => createTranslate<typeof moreEn>(locale, { ...moreEn, ...parts?.more }),
    [locale, parts],
  );
}
