import type { AgentClient, DraftKind, FileDesk, OutgoingMessage } from '@porchlight/client';
import { openChosenFiles, type ChosenFiles } from '@porchlight/client/files';
import type { Id } from '@porchlight/protocol';

const opened = new WeakMap<FileDesk, Map<string, ChosenFiles>>();

/** What is chosen for a reply or a note: the same while the page lives, whichever conversation is looked at meanwhile. */
export function chosenFor(desk: FileDesk, conversation_id: Id, kind: DraftKind): ChosenFiles {
  const all = opened.get(desk) ?? new Map<string, ChosenFiles>();
  opened.set(desk, all);
  const key = `${kind} ${conversation_id}`;
  const known = all.get(key) ?? openChosenFiles(desk, conversation_id, kind);
  all.set(key, known);
  return known;
}

/** Puts the files of a message that did not go out beside the one that is being written. */
export async function takeBack(client: AgentClient, message: OutgoingMessage): Promise<void> {
  const desk = await client.files?.();
  const { conversation_id, internal, files = [] } = message;
  if (desk) await chosenFor(desk, conversation_id, internal ? 'note' : 'reply').takeBack(files);
}
