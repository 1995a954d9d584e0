import { moreAr } from '../messages/more-ar.ts';
import { moreEn } from '../messages/more-en.ts';
import { moreZh } from '../messages/more-zh.ts';
import { wordsOf, type PlayContext } from './in-widget.tsx';

/** What choices, forms, ratings and the menu say in a story's language. */
export function moreWordsOf(context: PlayContext): typeof moreEn {
  const { locale } = wordsOf(context);
  if (locale.startsWith('ar')) return { ...moreEn, ...moreAr };
  return locale.startsWith('zh') ? { ...moreEn, ...moreZh } : moreEn;
}
