import type {
  AgentAnswers,
  ConversationEvent,
  ExportPage,
  Id,
  Queries,
} from '@porchlight/protocol';

type Ask = (asked: Queries['contact.export']) => Promise<AgentAnswers['contact.export']>;

/** Gathers all that is kept of a contact, and saves it as a file. Throws what asking throws. */
export async function exportContact(ask: Ask, contact_id: Id): Promise<void> {
  const found = await gather(ask, contact_id);
  const blob = new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `contact-${contact_id}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

/** Everything, each conversation with its events from the first to the last. */
export async function gather(ask: Ask, contact_id: Id): Promise<object> {
  const conversations = new Map<Id, ConversationEvent[]>();
  let contact: ExportPage<ConversationEvent>['contact'];
  let after: string | null | undefined;
  while (after !== null) {
    const page = await ask(after === undefined ? { contact_id } : { contact_id, after });
    contact ??= page.contact;
    const { conversation_id: id, events } = page;
    // Pages of a conversation come the newest first.
    if (id !== null) conversations.set(id, [...events, ...(conversations.get(id) ?? [])]);
    after = page.next;
  }
  const told = [...conversations].map(([conversation_id, events]) => ({ conversation_id, events }));
  return { contact, conversations: told };
}
