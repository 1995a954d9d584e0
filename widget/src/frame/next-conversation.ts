import { type Id, type IdSource, isId } from '@porchlight/protocol';
import type { Kept } from './kept.ts';

/** The id of the conversation that a first message will begin: kept, so that a draft for it survives a reload. */
export function nextConversation(kept: Kept, scope: string, newId: IdSource): Id {
  const key = `${scope}/next`;
  const known = kept.get(key);
  if (isId(known)) return known;
  const id = newId();
  kept.set(key, id);
  return id;
}
