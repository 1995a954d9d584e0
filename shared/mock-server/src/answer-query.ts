import {
  maySee,
  reject,
  type Ack,
  type Command,
  type Conversation,
  type Id,
  type Principal,
  type Queries,
  type Rejection,
} from '@porchlight/protocol';
import { countConversations, listConversations } from './conversation-list.ts';
import { exportContact } from './export-contact.ts';
import { pageBefore, rowOf, snapshotOf } from './log-pages.ts';
import { addressesOf, rulesFor } from './file-desk.ts';
import type { PresenceBook } from './presence-book.ts';
import type { Tables } from './tables.ts';

/** A query that needs no connection: all but `sync`. */
export type Query = Extract<Command, { name: Exclude<keyof Queries, 'sync'> }>;

/** Answers a query from the tables. */
export function answerQuery(
  tables: Tables,
  presence: PresenceBook,
  principal: Principal,
  query: Query,
): Ack<object> {
  const isOnline = (id: Id) => presence.availabilityOf(id) !== 'offline';
  switch (query.name) {
    case 'conversation.snapshot':
      return withConversation(tables, principal, query.payload.conversation_id, (conversation) =>
        snapshotOf(tables, principal, conversation, isOnline),
      );
    case 'conversation.history':
      return withConversation(tables, principal, query.payload.conversation_id, (conversation) =>
        pageBefore(tables, principal, conversation, query.payload.before_seq),
      );
    case 'conversation.list': {
      const { view, before } = query.payload;
      const { page, next } = listConversations(tables, principal.id, view, before);
      return accepted({ rows: page.map((row) => rowOf(tables, row, isOnline)), next });
    }
    case 'conversation.counts':
      return accepted({ counts: countConversations(tables, principal.id) });
    case 'file.addresses': {
      const { conversation_id, file_ids } = query.payload;
      return withConversation(tables, principal, conversation_id, () =>
        addressesOf(tables, principal, conversation_id, file_ids),
      );
    }
    case 'file.rules': {
      const rules = rulesFor(tables, principal, query.payload.conversation_id);
      return 'ok' in rules ? rules : accepted({ rules });
    }
    case 'contact.export':
      return exportContact(tables, principal, query.payload);
    case 'agent.list':
      return accepted({ agents: agentsNow(tables, presence) });
    case 'inbox.list':
      return accepted({ inboxes: [...tables.inboxes.values()] });
  }
}

/** The conversation where the caller may see it; what is not there and what is not theirs answer alike. */
export function findConversation(
  tables: Tables,
  principal: Principal,
  id: Id,
): Conversation | Rejection {
  const conversation = tables.conversations.get(id);
  return conversation !== undefined && maySee(principal, conversation)
    ? conversation
    : reject('not_found', 'no such conversation');
}

function withConversation(
  tables: Tables,
  principal: Principal,
  id: Id,
  answer: (conversation: Conversation) => object,
): Ack<object> {
  const found = findConversation(tables, principal, id);
  return 'ok' in found ? found : accepted(answer(found));
}

function accepted(answer: object): Ack<object> {
  return { ok: true, ...answer };
}

function agentsNow(tables: Tables, presence: PresenceBook): object[] {
  return [...tables.agents.values()].map((agent) => ({
    ...agent,
    availability: presence.availabilityOf(agent.id),
  }));
}
