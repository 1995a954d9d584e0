/** The address of a page as people write it: a bare host is taken as https. Null for what is none. */
export function pageAddress(text: string): string | null {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  return url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(trimmed) ? url.href : null;
}
