import {
  limits,
  reject,
  type Ack,
  type Command,
  type Queries,
  type Rejection,
} from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import type { ExportContact } from './export-desk.ts';
import type { FindOwner } from './conversation-owners.ts';
import type { FileDesk } from './file-desk.ts';
import type { PresenceBook } from './presence.ts';
import type { Reader } from './store.ts';
import type { Views } from './views.ts';

/** A command that only asks; `sync` is answered elsewhere. */
export type Query = Extract<Command, { name: Exclude<keyof Queries, 'sync'> }>;

/** What queries need. */
export interface QueryEnvironment {
  readonly read: Reader;
  readonly views: Views;
  readonly presence: Pick<PresenceBook, 'availabilityOf'>;
  readonly findOwner: FindOwner;
  readonly files: Pick<FileDesk, 'addresses' | 'rules'>;
  readonly exportContact: ExportContact;
}

/** Answers a query. */
export type AnswerQuery = (caller: Caller, query: Query) => Promise<Ack<object>>;

/** Answers queries from what is stored. Rejects with StorageError. */
export function createQueryAnswerer({
  read,
  views,
  presence,
  findOwner,
  files,
  exportContact,
}: QueryEnvironment): AnswerQuery {
  return async ({ principal }, query) => {
    const { account_id } = principal;
    switch (query.name) {
      case 'conversation.snapshot': {
        const { conversation_id } = query.payload;
        if ((await findOwner(principal, conversation_id)) === null) return noConversation();
        const snapshot = await views.snapshot(principal, conversation_id);
        return snapshot === null ? noConversation() : { ok: true, ...snapshot };
      }
      case 'conversation.history': {
        const { conversation_id, before_seq } = query.payload;
        if ((await findOwner(principal, conversation_id)) === null) return noConversation();
        return { ok: true, ...(await views.history(principal, conversation_id, before_seq)) };
      }
      case 'conversation.list': {
        const { view, before } = query.payload;
        const asked = { account_id, agent_id: principal.id, view, before, limit: limits.list_page };
        const { rows, next } = await read.list(asked);
        return { ok: true, rows: rows.map(views.rowOf), next };
      }
      case 'conversation.counts':
        return { ok: true, counts: await read.counts(account_id, principal.id) };
      case 'file.addresses':
        return files.addresses(principal, query.payload);
      case 'file.rules':
        return files.rules(principal, query.payload);
      case 'contact.export':
        return exportContact(principal, query.payload);
      case 'agent.list': {
        const agents = await read.agents(account_id);
        const there = agents.map((agent) => ({
          ...agent,
          availability: presence.availabilityOf(agent.id),
        }));
        return { ok: true, agents: there };
      }
      case 'inbox.list':
        return { ok: true, inboxes: await read.inboxes(account_id) };
    }
  };
}

function noConversation(): Rejection {
  return reject('not_found', 'no such conversation');
}
