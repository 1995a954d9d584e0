// Writes the emoji that the pickers offer, from emojibase-data (MIT): `node scripts/make-emoji.ts`, after an update of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Emoji {
  readonly emoji: string;
  readonly hexcode: string;
  readonly label: string;
  readonly group?: number;
  readonly order?: number;
  readonly tags?: readonly string[];
  readonly version: number;
}

/** What systems of the last years can draw. */
const newest = 14;
/** Faces, hands, nature, food, places, play, things, signs. Skin, hair and flags are left out: half of all, and little used. */
const groups = [0, 1, 3, 4, 5, 6, 7, 8];
const joined = /200D/;
const target = join(import.meta.dirname, '../shared/design/src/emoji');

/** Those of the widget's languages that emojibase has names in. */
const languages = [
  'en',
  'de',
  'es',
  'fr',
  'hi',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'ru',
  'sv',
  'uk',
  'vi',
  'zh',
];
const resolve = createRequire(import.meta.url);

for (const language of languages) {
  const file = resolve.resolve(`emojibase-data/${language}/data.json`);
  const all: readonly Emoji[] = JSON.parse(readFileSync(file, 'utf8'));
  const lines = groups.map((group) => lineOf(all.filter((one) => one.group === group)));
  writeFileSync(
    join(target, `emoji-${language}.ts`),
    `// Written by scripts/make-emoji.ts from emojibase-data (MIT).
/** One group a line: each emoji with its name and other words for it. */
export const emoji = \`${lines.join('\n')}\`;
`,
  );
}

function lineOf(emojis: readonly Emoji[]): string {
  return emojis
    .filter(({ version, hexcode }) => version <= newest && !joined.test(hexcode))
    .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0))
    .map(({ emoji, label, tags = [] }) => {
      const more = tags.filter((tag) => !label.includes(tag)).slice(0, 2);
      // Some labels hold signs of code by mistake.
      return `${emoji} ${[label, ...more].join(',')}`.replaceAll(/[\\`$;]/g, '');
    })
    .join(';');
}
