import { useMemo } from 'react';
import { filesAr } from '../../messages/files-ar.ts';
import { filesEn } from '../../messages/files-en.ts';
import { filesZh } from '../../messages/files-zh.ts';
import { type KeyOf, type Translate, createTranslate } from '../../messages/translate.ts';
import { useWords } from '../words-context.ts';

/** The words of files, in the language of the chat. */
export function useFileWords(): Translate<KeyOf<typeof filesEn>> {
  const { locale } = useWords();
  return useMemo(() => {
    const other = locale.startsWith('zh') ? filesZh : filesEn;
    return createTranslate<typeof filesEn>(locale, locale.startsWith('ar') ? filesAr : other);
  }, [locale]);
}
