import type { FileDesk } from '@porchlight/client';
import { type ChosenFiles, openChosenFiles } from '@porchlight/client/files';
import type { Id } from '@porchlight/protocol';

export type { ChosenFiles } from '@porchlight/client/files';

const opened = new WeakMap<FileDesk, Map<Id, ChosenFiles>>();

/** What is chosen for a conversation: the same while the page lives, wherever the visitor goes meanwhile. */
export function chosenFor(desk: FileDesk, conversation_id: Id): ChosenFiles {
  const all = opened.get(desk) ?? new Map<Id, ChosenFiles>();
  opened.set(desk, all);
  const known = all.get(conversation_id) ?? openChosenFiles(desk, conversation_id, 'reply');
  all.set(conversation_id, known);
  return known;
}
