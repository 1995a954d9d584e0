/** A name of a tone: the token is `--pl-` and the name. Initials on it are in --pl-on-avatar. */
export type AvatarTone = `avatar-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

const TONES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const NO_SPACES_BETWEEN_NAMES =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The tone of a person: the same id has the same tone on every screen, and ids spread evenly. */
export function avatarTone(id: string): AvatarTone {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return `avatar-${TONES[(hash >>> 13) & 7] ?? 1}`;
}

/**
 * Up to two letters for a person's picture: of the first and the last word, or one character where
 * names are written without spaces. Empty for a name without letters or digits: draw `userIcon` then.
 */
export function initials(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const first = words[0] ?? '';
  const last = words.length > 1 && !NO_SPACES_BETWEEN_NAMES.test(first) ? words.at(-1) : undefined;
  return firstLetter(first) + firstLetter(last ?? '');
}

function firstLetter(word: string): string {
  return (/^.\p{M}*/u.exec(word)?.[0] ?? '').toUpperCase();
}
