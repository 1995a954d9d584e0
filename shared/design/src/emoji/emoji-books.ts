/** The names of emoji beside English's, by language, each fetched alone; of other languages nobody has written them. */
export const emojiBooks: Readonly<Record<string, () => Promise<{ readonly emoji: string }>>> = {
  de: () => import('./emoji-de.ts'),
  es: () => import('./emoji-es.ts'),
  fr: () => import('./emoji-fr.ts'),
  hi: () => import('./emoji-hi.ts'),
  it: () => import('./emoji-it.ts'),
  ja: () => import('./emoji-ja.ts'),
  ko: () => import('./emoji-ko.ts'),
  nl: () => import('./emoji-nl.ts'),
  pl: () => import('./emoji-pl.ts'),
  pt: () => import('./emoji-pt.ts'),
  ru: () => import('./emoji-ru.ts'),
  sv: () => import('./emoji-sv.ts'),
  uk: () => import('./emoji-uk.ts'),
  vi: () => import('./emoji-vi.ts'),
  zh: () => import('./emoji-zh.ts'),
};
