import { brandPalette } from '@porchlight/design/brand';
import { tokenColours, tokenValues, toHex, type Theme } from '@porchlight/design/sheet';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const tokens = readFileSync(
  fileURLToPath(import.meta.resolve('@porchlight/design/tokens.css')),
  'utf8',
);
const sheet = readFileSync(new URL('mail.css', import.meta.url), 'utf8').replaceAll(
  /\/\*.*?\*\/\n/gs,
  '',
);
const plain = tokenValues(tokens);
const colours = { light: coloursIn('light'), dark: coloursIn('dark') };

function coloursIn(theme: Theme): ReadonlyMap<string, string> {
  return new Map([...tokenColours(tokens, theme)].map(([name, colour]) => [name, toHex(colour)]));
}

/**
 * The sheet of a mail in an owner's colour (null: the house's own), for both themes. Mail programs know neither variables
 * nor OKLCH, so that it has values, and hex colours, in place of every token.
 */
export function mailStyle(color: string | null): string {
  const brand = color === null ? undefined : brandPalette(color)?.normal;
  const valueIn = (theme: Theme) => (name: string) => {
    const own = brand?.find(([token]) => token === name)?.[theme === 'light' ? 1 : 2];
    return own ?? colours[theme].get(name) ?? plain.get(name) ?? '';
  };
  const dark = withValues(valueIn('dark'));
  return `${withValues(valueIn('light'))}\n@media (prefers-color-scheme: dark) {\n${dark}}\n`;
}

function withValues(valueOf: (name: string) => string): string {
  return sheet.replaceAll(/var\((--pl-[\w-]+)\)/g, (_, name: string) => valueOf(name));
}
