import { expect, type Page } from '@playwright/test';
import { createIdSource, csrfHeader, limits, type AgentEvent, type Id } from '@porchlight/protocol';

/** What a program does over HTTP, in the name of whoever is signed in on a page. */
export interface Program {
  /** Takes back the first thing that an agent said in the conversation that is open on the page. */
  readonly recallsFirstAnswer: () => Promise<void>;
  /** Begins a conversation with the open conversation's contact, by way of a provider. */
  readonly beginsByProvider: () => Promise<Id>;
  /** The provider could not deliver the last thing that an agent said there. */
  readonly failsLastAnswer: (conversation_id: Id, external_error: string) => Promise<void>;
}

const newId = createIdSource(Date.now, Math.random);

/** A program that uses the page's cookie. */
export function createProgram(page: Page): Program {
  const call = async (method: string, path: string, data?: object): Promise<unknown> => {
    const headers = { [csrfHeader]: '1' };
    const answer = await page.request.fetch(`/api/v2${path}`, { method, headers, data });
    expect(answer.ok(), `${method} ${path}`).toBe(true);
    return answer.json();
  };
  const answers = async (conversation_id: Id) => {
    const path = `/conversations/${conversation_id}/events?before_seq=${limits.seq}`;
    const { events } = (await call('GET', path)) as { events: readonly AgentEvent[] };
    return events.flatMap((event) =>
      event.event_type === 'message.created' && event.data.message.author.kind === 'agent'
        ? [event.data.message]
        : [],
    );
  };
  const openId = () => page.url().split('/').at(-1) ?? '';
  return {
    async recallsFirstAnswer() {
      const id = openId();
      const [first] = await answers(id);
      await call('POST', `/conversations/${id}/messages/${first?.id}/recall`, { id: newId() });
    },
    async beginsByProvider() {
      const { conversation } = (await call('GET', `/conversations/${openId()}`)) as {
        conversation: { contact_id: Id };
      };
      const inbox_id = newId();
      const settings = { name: 'Telephone', kind: 'api', async_status: true };
      await call('POST', '/inboxes', { id: inbox_id, ...settings });
      const id = newId();
      await call('POST', '/conversations', { id, inbox_id, contact_id: conversation.contact_id });
      return id;
    },
    async failsLastAnswer(id, external_error) {
      // The page says “Sending” of what the server has not got yet, too.
      await expect.poll(async () => (await answers(id)).length).toBeGreaterThan(0);
      const last = (await answers(id)).at(-1);
      const report = { status: 'failed', external_error };
      await call('PATCH', `/conversations/${id}/messages/${last?.id}`, report);
    },
  };
}
