import { parseOklch, toHex, tokenValues, type Contrast } from '@porchlight/design/sheet';

const use = /var\((--pl-[\w-]+)\)/g;
const declaration = /^[ \t]*(--pl-[\w-]+):\s*([^;]+);\n?/gm;
/** What theme, contrast, an owner's brand or the wish for less motion may change: it has to stay a name. */
const changing = /light-dark|#|\dms/;
const opaque = /oklch\([\d. ]+\)/g;
const translucent = /oklch\(([\d. ]+) \/ ([\d.]+)\)/g;

type Tokens = ReadonlyMap<string, string>;

/** The design's tokens with their colours as hex, which is shorter and on an sRGB screen the same. */
export function shortTokens(css: string, contrast: Contrast = 'normal'): Tokens {
  const tokens = [...tokenValues(css, contrast)];
  return new Map(tokens.map(([name, value]) => [name, shortColours(value)]));
}

function shortColours(value: string): string {
  return value
    .replace(translucent, (_, colour: string, alpha: string) => {
      const part = Math.round(Number(alpha) * 255);
      return `${hexOf(`oklch(${colour})`)}${part.toString(16).padStart(2, '0')}`;
    })
    .replace(opaque, hexOf);
}

function hexOf(text: string): string {
  const colour = parseOklch(text);
  if (!colour) throw new Error(`${text} is no colour`);
  return toHex(colour);
}

/** Every token by its value. Throws for a token that does not exist. */
export function inlineTokens(css: string, tokens: Tokens): string {
  return css.replace(use, (_, name: string) => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`there is no token ${name}`);
    return inlineTokens(value, tokens);
  });
}

/** The tokens that never change (sizes, weights) by their values. Throws for a token that does not exist. */
export function inlineConstants(css: string, tokens: Tokens): string {
  return css.replace(use, (name) => {
    const value = inlineTokens(name, tokens);
    return changing.test(value) ? name : value;
  });
}

/** The tokens' sheet without the declarations that nothing in `sources` leads to. */
export function pruneTokens(css: string, sources: string): string {
  const written = [...css.matchAll(declaration)];
  const used = new Set<string>();
  const follow = (text: string) => {
    for (const [, name = ''] of text.matchAll(/var\((--pl-[\w-]+)/g)) {
      if (used.has(name)) continue;
      used.add(name);
      for (const [, token, value = ''] of written) if (token === name) follow(value);
    }
  };
  follow(sources);
  return css.replace(declaration, (line, name: string) => (used.has(name) ? line : ''));
}

/** The tokens as the frame carries them: by value, only those that `sources` use, without high contrast. */
export function frameTokens(css: string, sources: string): string {
  const rest = css.indexOf("[data-theme='light'],");
  if (rest < 0) throw new Error('tokens.css has no themes');
  const used = namesIn(sources);
  const exceptions = css.slice(rest).replace(/,\s*:host[^{]*/g, ' ');
  return `:root{color-scheme:light dark;${declarations(shortTokens(css), used)}}
${exceptions.replace(declaration, (line, name: string) => (used.has(name) ? line : ''))}`;
}

/** What high contrast changes of {@link frameTokens}, for those who wish for it. */
export function moreContrastTokens(css: string, sources: string): string {
  const normal = shortTokens(css);
  const more = shortTokens(css, 'more');
  const changed = [...namesIn(sources)].filter(
    (name) => inlineTokens(`var(${name})`, more) !== inlineTokens(`var(${name})`, normal),
  );
  return `@media (prefers-contrast:more){:root{${declarations(more, new Set(changed))}}}`;
}

function namesIn(sources: string): Set<string> {
  return new Set([...sources.matchAll(use)].map(([, name = '']) => name));
}

function declarations(tokens: Tokens, names: ReadonlySet<string>): string {
  const wanted = [...tokens].filter(([name]) => names.has(name));
  return wanted
    .map(([name, value]) => [name, inlineTokens(value, tokens)] as const)
    .filter(([, value]) => changing.test(value))
    .map(([name, value]) => `${name}:${value};`)
    .join('');
}
