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

/** What a contact is called: by name, by e-mail address, else by two friendly words. */
export function contactName(
  t: Translate,
  id: string,
  contact: Pick<Contact, 'name' | 'email'> | undefined,
): string {
  const told = contact?.name?.trim() || contact?.email;
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
