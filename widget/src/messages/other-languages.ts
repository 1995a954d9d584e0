import { ar } from './ar.ts';
import type { Catalogue } from './translate.ts';
import { zh } from './zh.ts';

/** The catalogue of a locale that is not English. Both in one file: to choose between two would cost everybody bytes. */
export function otherCatalogue(locale: string): Catalogue {
  return locale.startsWith('ar') ? ar : zh;
}
