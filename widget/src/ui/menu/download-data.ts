import type { ExportPage, Id, VisitorEvent } from '@porchlight/protocol';
import type { PanelClient } from '../panel-client.ts';

/** Gathers all that is kept of the visitor, and saves it as a file. False where it could not be had. */
export async function downloadData(
  client: Pick<PanelClient, 'ask'>,
  contact_id: Id,
): Promise<boolean> {
  const found = await gather(client, contact_id);
  if (found === undefined) return false;
  const blob = new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = 'chat-data.json';
  link.click();
  URL.revokeObjectURL(url);
  return true;
}

/** Everything, each conversation with its events from the first to the last. */
export async function gather(
  client: Pick<PanelClient, 'ask'>,
  contact_id: Id,
): Promise<object | undefined> {
  const conversations = new Map<Id, VisitorEvent[]>();
  let contact: ExportPage<VisitorEvent>['contact'];
  let after: string | undefined;
  for (;;) {
    const asked = after === undefined ? { contact_id } : { contact_id, after };
    const page = await client.ask('contact.export', asked);
    if (!page.ok) return undefined;
    contact ??= page.contact;
    const { conversation_id, events, next } = page;
    // Pages of a conversation come the newest first.
    if (conversation_id !== null)
      conversations.set(conversation_id, [
        ...events,
        ...(conversations.get(conversation_id) ?? []),
      ]);
    if (next === null) break;
    after = next;
  }
  const told = [...conversations].map(([conversation_id, events]) => ({ conversation_id, events }));
  return { contact, conversations: told };
}
