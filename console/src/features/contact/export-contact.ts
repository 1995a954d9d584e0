import type {
  AgentAnswers,
  ConversationEvent,
  ExportPage,
  Id,
  Queries,
} from '@porchlight/protocol';

type Conversation = Pick<ExportPage<ConversationEvent>, 'conversation_id' | 'events' | 'described'>;

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
  const conversations = new Map<Id, Conversation>();
  let contact: ExportPage<ConversationEvent>['contact'];
  let after: string | null | undefined;
  while (after !== null) {
    const page = await ask(after === undefined ? { contact_id } : { contact_id, after });
    contact ??= page.contact;
    const { conversation_id, described } = page;
    if (conversation_id !== null) {
      // Pages of a conversation come the newest first.
      const events = [...page.events, ...(conversations.get(conversation_id)?.events ?? [])];
      const told = described === undefined ? {} : { described };
      conversations.set(conversation_id, { conversation_id, ...told, events });
    }
    after = page.next;
  }
  return { contact, conversations: [...conversations.values()] };
}
