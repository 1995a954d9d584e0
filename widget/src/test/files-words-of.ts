import { filesAr } from '../messages/files-ar.ts';
import { filesEn } from '../messages/files-en.ts';
import { filesZh } from '../messages/files-zh.ts';
import { wordsOf, type PlayContext } from './in-widget.tsx';

/** What files say in a story's language. */
export function filesWordsOf(context: PlayContext): typeof filesEn {
  const { locale } = wordsOf(context);
  if (locale.startsWith('ar')) return { ...filesEn, ...filesAr };
  return locale.startsWith('zh') ? { ...filesEn, ...filesZh } : filesEn;
}
