import { useMemo } from 'react';
import { laterEn } from '../../../messages/later-en.ts';
import { type KeyOf, type Translate, createTranslate } from '../../../messages/translate.ts';
import { useWords } from '../../words-context.ts';

/** What can be said in the later part. */
export type LaterKey = KeyOf<typeof laterEn>;

/** The words of the later part, in the language of the chat. */
export interface LaterWords {
  /** The language of the pages that help. */
  readonly help: string;
  readonly t: Translate<LaterKey>;
}

/** The words of the later part: few people need them, so English's don't travel with the chat's. */
export function useLaterWords(): LaterWords {
  const { locale, parts } = useWords();
  return useMemo(
    () => ({
      help: locale.slice(0, 2),
      t: createTranslate<typeof laterEn>(locale, { ...laterEn, ...parts?.later }),
    }),
    [locale, parts],
  );
}
