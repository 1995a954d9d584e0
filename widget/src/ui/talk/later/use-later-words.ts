import { useMemo } from 'react';
import { laterAr } from '../../../messages/later-ar.ts';
import { laterEn } from '../../../messages/later-en.ts';
import { laterZh } from '../../../messages/later-zh.ts';
import {
  type Catalogue,
  type KeyOf,
  type Translate,
  createTranslate,
} from '../../../messages/translate.ts';
import { useWords } from '../../words-context.ts';

/** What can be said in the later part. */
export type LaterKey = KeyOf<typeof laterEn>;

/** The words of the later part, in the language of the chat. */
export interface LaterWords {
  /** The language of the pages that help. */
  readonly help: 'en' | 'zh';
  readonly t: Translate<LaterKey>;
}

/** The words of the later part: few people need them, so they don't travel with the chat's. */
export function useLaterWords(): LaterWords {
  const { locale } = useWords();
  return useMemo(
    () => ({
      help: locale.startsWith('zh') ? 'zh' : 'en',
      t: createTranslate<typeof laterEn>(locale, catalogueOf(locale)),
    }),
    [locale],
  );
}

function catalogueOf(locale: string): Catalogue<typeof laterEn> {
  if (locale.startsWith('ar')) return laterAr;
  return locale.startsWith('zh') ? laterZh : laterEn;
}
