import { z } from 'zod';
import { isClean } from '../text.ts';

/** Text without NUL and half surrogate pairs, up to a length in UTF-16 code units. */
export function cleanText(max: number) {
  return z.string().max(max).refine(isClean, 'must be well-formed text without NUL');
}
