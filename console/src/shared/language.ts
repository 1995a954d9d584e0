import type { Messages } from '../messages/en.ts';
import type { SettingsMessages } from '../messages/settings-en.ts';
import { kept } from './preference.ts';
import { createTranslate, type Translate } from './translate.ts';

/** The languages the console speaks. */
export const languages = ['en', 'zh', 'ar'] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** A language that has been fetched. */
export interface Speech {
  readonly language: Language;
  readonly t: Translate;
  /** Fetches what the settings' pages say, too. Rejects where it can't be had; the next call tries again. */
  readonly withSettings: () => Promise<Translate>;
}

const catalogues: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('../messages/en.ts')).en,
  zh: async () => (await import('../messages/zh.ts')).zh,
  ar: async () => (await import('../messages/ar.ts')).ar,
};

const settingsCatalogues: Record<Language, () => Promise<SettingsMessages>> = {
  en: async () => (await import('../messages/settings-en.ts')).settingsEn,
  zh: async () => (await import('../messages/settings-zh.ts')).settingsZh,
  ar: async () => (await import('../messages/settings-ar.ts')).settingsAr,
};

/** What each language calls itself: shown in the menu whatever language is on. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  zh: '简体中文',
  ar: 'العربية',
};

/** Where the lines of a language begin. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The language to begin with: the one that was chosen, else the first of the browser's that we speak. */
export function preferredLanguage(wished: readonly string[] = navigator.languages): Language {
  const words = [kept('language') ?? '', ...wished];
  const found = words.map((word) => languages.find((language) => word.startsWith(language)));
  return found.find((language) => language !== undefined) ?? 'en';
}

let spoken: Speech | undefined;

/** From now on the console speaks so. */
export function setSpoken(speech: Speech): void {
  spoken = speech;
}

/** A part on its way that speaks the settings' words, and those with it, in the language that is spoken now. */
export async function withSettingsWords<Part>(part: Promise<Part>): Promise<Part> {
  const [found] = await Promise.all([part, spoken?.withSettings()]);
  return found;
}

/** Fetches a language. Rejects where it can't be had. */
export async function learnLanguage(language: Language): Promise<Speech> {
  const messages = await catalogues[language]();
  let whole: Promise<Translate> | undefined;
  const fetchWhole = async () => {
    try {
      return createTranslate(language, messages, await settingsCatalogues[language]());
    } catch (error) {
      // The next time it may be there.
      whole = undefined;
      throw error;
    }
  };
  return {
    language,
    t: createTranslate(language, messages),
    withSettings: () => (whole ??= fetchWhole()),
  };
}

/** The locale for dates: the browser's own variety of a language where it has one (en-GB writes 24 hours). */
export function localeOf(
  language: string,
  wished: readonly string[] = navigator.languages,
): string {
  return wished.find((word) => word.startsWith(language) && isLocale(word)) ?? language;
}

// Some browsers name a language as their system does (en-US@posix), which Intl refuses by throwing.
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
