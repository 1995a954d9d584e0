import { limits } from './limits.ts';

/** Why a text can't be sent, or undefined where it can. */
export type TextFault = 'empty' | 'too_long';

/** The text as it may be stored and sent anywhere: no NUL, no half surrogate pairs. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** True for a text that `cleanText` would leave alone. */
export function isClean(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** Judges the text of a message by the limits of the language; beside files it may be empty. */
export function judgeText(text: string, files = 0): TextFault | undefined {
  if (text.trim() === '' && files === 0) return 'empty';
  return text.length > limits.message_length ? 'too_long' : undefined;
}
