import { useMemo } from 'react';
import { filesEn } from '../../messages/files-en.ts';
import { type KeyOf, type Translate, createTranslate } from '../../messages/translate.ts';
import { useWords } from '../words-context.ts';

/** The words of files, in the language of the chat: English's travel with the parts that need them. */
export function useFileWords(): Translate<KeyOf<typeof filesEn>> {
  const { locale, parts } = useWords();
  return useMemo(
    () => createTranslate<typeof filesEn>(locale, { ...filesEn, ...parts?.files }),
    [locale, parts],
  );
}
