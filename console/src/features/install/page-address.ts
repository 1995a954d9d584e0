import { withScheme } from './website-lines.ts';

/** The address of a page as people write it: a bare host may do. Null for what is none. */
export function pageAddress(text: string): string | null {
  const trimmed = text.trim();
  const url = URL.parse(withScheme(trimmed));
  return url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(trimmed) ? url.href : null;
}
