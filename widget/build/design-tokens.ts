import { globSync, readFileSync } from 'node:fs';
import { oklchToRgb, parseOklch } from '@porchlight/design';
import type { Plugin } from 'vite';

const tokensFile = new URL('../../shared/design/src/tokens.css', import.meta.url);
const use = /var\((--pl-[\w-]+)\)/g;
const declaration = /^[ \t]*(--pl-[\w-]+):\s*([^;]+);\n?/gm;

/** The design's sheet of tokens. */
export function readTokens(): string {
  return readFileSync(tokensFile, 'utf8');
}

/** The tokens as written, by name: those of the light-and-dark block, without the exceptions for media. */
export function parseTokens(css: string): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  for (const [, name = '', value = ''] of css.matchAll(declaration)) {
    if (!tokens.has(name)) tokens.set(name, value.replace(/\s+/g, ' ').trim());
  }
  return tokens;
}

/** Every token by its value. Throws for a token that does not exist. */
export function inlineTokens(css: string, tokens: ReadonlyMap<string, string>): string {
  return css.replace(use, (_, name: string) => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`there is no token ${name}`);
    return inlineTokens(value, tokens);
  });
}

/** The same with every opaque colour as `#rrggbb`, which is shorter. What no sRGB screen can show is clipped, as browsers do. */
export function shortColours(css: string): string {
  return css.replace(/oklch\([^/)]+\)/g, (text) => {
    const colour = parseOklch(text);
    return colour === undefined ? text : `#${oklchToRgb(colour).map(twoDigits).join('')}`;
  });
}

function twoDigits(part: number): string {
  const byte = Math.round(255 * Math.min(1, Math.max(0, part)));
  return byte.toString(16).padStart(2, '0');
}

/** The tokens' sheet without the declarations that nothing in `sources` leads to. */
export function pruneTokens(css: string, sources: string): string {
  const tokens = parseTokens(css);
  const used = new Set<string>();
  const follow = (text: string) => {
    for (const [, name = ''] of text.matchAll(use)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(tokens.get(name) ?? '');
    }
  };
  follow(sources);
  return css.replace(declaration, (line, name: string) => (used.has(name) ? line : ''));
}

/**
 * Brings the design's tokens within the byte budget: the launcher's sheet gets values in place of names, and the frame's
 * copy of tokens.css keeps only what the widget's sheets use.
 */
export function designTokens(): Plugin {
  const tokensCss = readTokens();
  return {
    name: 'porchlight:design-tokens',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/loader/launcher.css'))
        return shortColours(inlineTokens(code, parseTokens(tokensCss)));
      if (!id.endsWith('/design/src/tokens.css')) return undefined;
      return pruneTokens(code, frameSheets());
    },
  };
}

function frameSheets(): string {
  const root = new URL('../src/', import.meta.url);
  const sheets = globSync('{ui,frame}/**/*.css', { cwd: root });
  return sheets.map((sheet) => readFileSync(new URL(sheet, root), 'utf8')).join('\n');
}
