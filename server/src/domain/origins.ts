/**
 * True when pages of this origin may show an inbox's widget. An empty list allows every website, and only then also
 * pages without a proper origin (`null`: files, sandboxed frames).
 */
export function originAllowed(allowed: readonly string[], origin: string): boolean {
  return allowed.length === 0 || allowed.includes(origin);
}

/** The origin of a URL, or undefined for what is none. */
export function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
