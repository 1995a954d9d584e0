import type { AgentClient, OutgoingFile, VisitorClient } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import type { Parcel } from './parcels.ts';

/** Chooses files for a message that is being written, one after the other. */
export async function chooseFiles(
  client: VisitorClient | AgentClient,
  conversation_id: Id,
  parcels: readonly Parcel[],
): Promise<readonly OutgoingFile[]> {
  const desk = await client.files?.();
  if (desk === undefined) throw new Error('there are no files here');
  const chosen: OutgoingFile[] = [];
  for (const { name, bytes } of parcels)
    chosen.push(await desk.choose(conversation_id, 'reply', { name, bytes }));
  return chosen;
}
