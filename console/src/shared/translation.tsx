import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import {
  directionOf,
  learnLanguage,
  localeOf,
  setSpoken,
  type Language,
  type Speech,
} from './language.ts';
import { keep } from './preference.ts';

interface Translation extends Speech {
  /** Speaks another language from now on, and next time. Nothing changes where it can't be fetched. */
  readonly speak: (language: Language) => Promise<void>;
}

const TranslationContext = createContext<Translation | null>(null);

/** Gives its children a language. */
export function TranslationProvider({ first, children }: { first: Speech; children: ReactNode }) {
  const [speech, setSpeech] = useState(first);
  const { language } = speech;
  useEffect(() => {
    setSpoken(speech);
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [speech, language]);
  const speak = async (next: Language) => {
    try {
      const learned = await learnLanguage(next);
      // Parts that are there already need them at once, and have nothing to show without them.
      await learned.withSettings();
      setSpeech(learned);
      keep('language', next);
    } catch {
      // The one spoken until now goes on.
    }
  };
  return <TranslationContext value={{ ...speech, speak }}>{children}</TranslationContext>;
}

/** Gives its children, which are of the settings, the words of those, too; waits for them. */
export function SettingsWords({ children }: { children: ReactNode }) {
  const translation = useTranslation();
  const t = use(translation.withSettings());
  const whole = useMemo(() => ({ ...translation, t }), [translation, t]);
  return <TranslationContext value={whole}>{children}</TranslationContext>;
}

/** The language that is spoken now. */
export function useTranslation(): Translation {
  const translation = use(TranslationContext);
  if (translation === null) throw new Error('no language has been learned');
  return translation;
}

/** The locale in which dates and times are written now. */
export function useLocale(): string {
  return localeOf(useTranslation().language);
}
