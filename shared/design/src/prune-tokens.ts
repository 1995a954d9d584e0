const DECLARATION = /^[ \t]*(--pl-[\w-]+):\s*([^;]+);\n?/gm;
const USE = /var\((--pl-[\w-]+)/g;
const COMMENT = /[ \t]*\/\*.*?\*\/\n?/gs;
const BLANK_LINE = /^[ \t]*\n/gm;

/**
 * A token sheet with only those declarations that `sources` lead to, in every theme and contrast, and without comments:
 * for pages that carry their own small sheet.
 */
export function pruneTokens(css: string, sources: string): string {
  const sheet = css.replaceAll(COMMENT, '');
  const written = [...sheet.matchAll(DECLARATION)];
  const used = new Set<string>();
  const follow = (text: string) => {
    for (const [, name = ''] of text.matchAll(USE)) {
      if (used.has(name)) continue;
      used.add(name);
      for (const [, token, value = ''] of written) if (token === name) follow(value);
    }
  };
  follow(sources);
  return sheet
    .replaceAll(DECLARATION, (line, name: string) => (used.has(name) ? line : ''))
    .replaceAll(BLANK_LINE, '');
}
