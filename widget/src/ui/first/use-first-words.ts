import { useMemo } from 'react';
import { firstEn } from '../../messages/first-en.ts';
import { type KeyOf, type Translate, createTranslate } from '../../messages/translate.ts';
import { useWords } from '../words-context.ts';

/** What can be said before a conversation. */
export type FirstKey = KeyOf<typeof firstEn>;

/** The words of what comes before a conversation: English's travel with it alone. */
export function useFirstWords(): Translate<FirstKey> {
  const { locale, parts } = useWords();
  return useMemo(
    () => createTranslate<typeof firstEn>(locale, { ...firstEn, ...parts?.first }),
    [locale, parts],
  );
}
