import type { ExportPage, Id, VisitorEvent } from '@porchlight/protocol';
import type { PanelClient } from '../panel-client.ts';

type Conversation = Pick<ExportPage<VisitorEvent>, 'conversation_id' | 'events' | 'described'>;

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
  const conversations = new Map<Id, Conversation>();
  let contact: ExportPage<VisitorEvent>['contact'];
  let after: string | undefined;
  for (;;) {
    const asked = after === undefined ? { contact_id } : { contact_id, after };
    const page = await client.ask('contact.export', asked);
    if (!page.ok) return undefined;
    contact ??= page.contact;
    const { conversation_id, described, next } = page;
    if (conversation_id !== null) {
      // Pages of a conversation come the newest first.
      const events = [...page.events, ...(conversations.get(conversation_id)?.events ?? [])];
      const told = described === undefined ? {} : { described };
      conversations.set(conversation_id, { conversation_id, ...told, events });
    }
    if (next === null) break;
    after = next;
  }
  return { contact, conversations: [...conversations.values()] };
}
