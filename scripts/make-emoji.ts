// Writes the emoji that the pickers offer, from emojibase-data (MIT): `node scripts/make-emoji.ts`, after an update of it.
import en from 'emojibase-data/en/data.json' with { type: 'json' };
import zh from 'emojibase-data/zh/data.json' with { type: 'json' };
import { writeFileSync } from 'node:fs';
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

for (const [language, all] of Object.entries<readonly Emoji[]>({ en, zh })) {
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
      return `${emoji} ${[label, ...more].join(',')}`;
    })
    .join(';');
}
