import { useMemo } from 'react';
import { laterEn } from '../../messages/later-en.ts';
import { laterZh } from '../../messages/later-zh.ts';
import { createTranslate, type KeyOf, type Translate } from '../../messages/translate.ts';
import { useWords } from '../words-context.ts';

/** What can be said in the later part. */
export type LaterKey = KeyOf<typeof laterEn>;

/** The words of the later part, in the language of the chat. */
export interface LaterWords {
  readonly language: 'en' | 'zh';
  readonly t: Translate<LaterKey>;
}

/** The words of the later part: few people need them, so they don't travel with the chat's. */
export function useLaterWords(): LaterWords {
  const { locale } = useWords();
  return useMemo(() => {
    const language = locale.startsWith('zh') ? 'zh' : 'en';
    return {
      language,
      t: createTranslate<typeof laterEn>(locale, { en: laterEn, zh: laterZh }[language]),
    };
  }, [locale]);
}
