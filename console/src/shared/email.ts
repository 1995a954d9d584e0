import { limits } from '@porchlight/protocol';

/** True for what can be an e-mail address, by its form. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= limits.email_length;
}
