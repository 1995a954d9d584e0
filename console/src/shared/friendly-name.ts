import type { Translate } from './translate.ts';
import type { Contact } from '@porchlight/protocol';

/** The two words that name somebody who has told no name: always the same for the same id. */
export function friendlyWords(
  id: string,
  adjectives: readonly string[],
  creatures: readonly string[],
): { readonly adjective: string; readonly creature: string } {
  const hash = hashOf(id);
  return {
    adjective: adjectives[hash % adjectives.length] ?? '',
    creature: creatures[Math.floor(hash / 1024) % creatures.length] ?? '',
  };
}

/** What would turn or break the sentence that a name stands in: whoever writes says themselves what they are called. */
const tricks = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** What a contact is called: by name if it can be seen, by e-mail address, else by two friendly words. */
export function contactName(
  t: Translate,
  id: string,
  contact: Pick<Contact, 'name' | 'email'> | undefined,
): string {
  const name = contact?.name?.replace(tricks, '').trim() ?? '';
  const told = /[^\s\p{Cf}]/u.test(name) ? name : contact?.email;
  if (told) return told;
  return t('friendly.name', {
    ...friendlyWords(id, t('friendly.adjectives').split(','), t('friendly.creatures').split(',')),
  });
}

function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
