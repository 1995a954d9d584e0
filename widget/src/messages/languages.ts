import type { filesEn } from './files-en.ts';
import type { firstEn } from './first-en.ts';
import type { laterEn } from './later-en.ts';
import type { moreEn } from './more-en.ts';
import type { PartialCatalogue } from './translate.ts';

/** The words of the parts that are fetched later. */
export interface LanguageParts {
  readonly later: PartialCatalogue<typeof laterEn>;
  readonly first: PartialCatalogue<typeof firstEn>;
  readonly more: PartialCatalogue<typeof moreEn>;
  readonly files: PartialCatalogue<typeof filesEn>;
}

/** A language as its file has it. What it leaves out is said in English. */
interface LanguageFile extends LanguageParts {
  readonly main: PartialCatalogue;
}

/** The languages beside English, by the first part of their tags. Each is fetched alone. */
export const languages: Readonly<Record<string, () => Promise<LanguageFile>>> = {
  ar: () => import('./languages/ar.ts'),
  cs: () => import('./languages/cs.ts'),
  de: () => import('./languages/de.ts'),
  es: () => import('./languages/es.ts'),
  fa: () => import('./languages/fa.ts'),
  fr: () => import('./languages/fr.ts'),
  he: () => import('./languages/he.ts'),
  hi: () => import('./languages/hi.ts'),
  id: () => import('./languages/id.ts'),
  it: () => import('./languages/it.ts'),
  ja: () => import('./languages/ja.ts'),
  ko: () => import('./languages/ko.ts'),
  nl: () => import('./languages/nl.ts'),
  pl: () => import('./languages/pl.ts'),
  pt: () => import('./languages/pt.ts'),
  ru: () => import('./languages/ru.ts'),
  sv: () => import('./languages/sv.ts'),
  tr: () => import('./languages/tr.ts'),
  uk: () => import('./languages/uk.ts'),
  vi: () => import('./languages/vi.ts'),
  zh: () => import('./languages/zh.ts'),
};
