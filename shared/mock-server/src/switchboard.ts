import { defaultTalk, hasVerifiedAddress, partyOf, talkForVisitor } from '@porchlight/protocol';
import type {
  Ack,
  AgentProfile,
  Command,
  Id,
  Party,
  Presence,
  Principal,
  TalkSettings,
  Typing,
  Welcome,
} from '@porchlight/protocol';
import { findConversation } from './answer-query.ts';
import type { Connection } from './connection.ts';
import { createPresenceBook, type PresenceBook } from './presence-book.ts';
import type { Tables } from './tables.ts';

/** Every connection that is open, and what passes between them without being stored. */
export interface Switchboard {
  readonly presence: PresenceBook;
  readonly all: () => readonly Connection[];
  /** Welcomes it and tells the others that its party is there. */
  readonly add: (connection: Connection, protocol: number) => void;
  /** Tells the others that its party stopped typing and, where it was the last, has gone. Twice is safe. */
  readonly remove: (connection: Connection) => void;
  /** Sends what the feed has grown by. */
  readonly tail: () => void;
  /** Tells everybody concerned but the connection it came from. */
  readonly setTyping: (
    principal: Principal,
    from: Connection | null,
    payload: TypingPayload,
  ) => Ack<object>;
  readonly choose: (connection: Connection, availability: 'online' | 'away') => void;
}

type TypingPayload = Extract<Command, { name: 'typing.set' }>['payload'];

/** A switchboard without connections. */
export function createSwitchboard(tables: Tables): Switchboard {
  const connections = new Set<Connection>();
  const presence = createPresenceBook();
  const announce = (change: Presence | null) => {
    if (change === null) return;
    for (const to of connections) tellPresence(tables, to, change);
  };
  const relay = (from: Connection | null, notice: Typing) => {
    for (const to of connections) if (to !== from) tellTyping(tables, to, notice);
  };
  return {
    presence,
    all: () => [...connections],
    add(connection, protocol) {
      const change = presence.arrive(connection);
      connection.tell('welcome', welcome(tables, presence, connection.principal, protocol));
      announce(change);
      connections.add(connection);
    },
    remove(connection) {
      connection.drop();
      if (!connections.delete(connection)) return;
      const stopped = { actor: connection.party, typing: false };
      for (const [conversation_id, internal] of connection.typing) {
        relay(null, { conversation_id, ...stopped, ...(internal && { internal }) });
      }
      announce(presence.leave(connection));
    },
    tail() {
      for (const connection of connections) connection.tail();
    },
    setTyping(principal, from, payload) {
      const found = findConversation(tables, principal, payload.conversation_id);
      if ('ok' in found) return found;
      if (payload.typing) from?.typing.set(payload.conversation_id, payload.internal === true);
      else from?.typing.delete(payload.conversation_id);
      relay(from, { ...judged(tables, principal, payload), actor: partyOf(principal) });
      return { ok: true };
    },
    choose: (connection, availability) => announce(presence.choose(connection, availability)),
  };
}

/** Where its inbox does not show what visitors write, nobody is told. */
function judged(tables: Tables, principal: Principal, payload: TypingPayload): TypingPayload {
  const { preview: _preview, ...plain } = payload;
  if (principal.kind !== 'visitor') return plain;
  return talkOf(tables, principal.inbox_id).typing_preview ? payload : plain;
}

function talkOf(tables: Tables, inbox_id: Id): TalkSettings {
  const inbox = tables.inboxes.get(inbox_id);
  return (inbox?.kind === 'website' ? inbox.talk : undefined) ?? defaultTalk;
}

function welcome(
  tables: Tables,
  presence: PresenceBook,
  principal: Principal,
  protocol: number,
): Welcome {
  const { kind, id } = principal;
  const said = { protocol, me: { kind, id } };
  if (principal.kind === 'visitor') {
    const present = presence.agents();
    const agents = present.flatMap(({ party }) => profileOf(tables, party) ?? []);
    const contact = tables.contacts.get(id);
    const mayGetMail = contact !== undefined && hasVerifiedAddress(contact);
    const talk = talkForVisitor(talkOf(tables, principal.inbox_id), mayGetMail);
    return { ...said, presence: present, agents, talk };
  }
  const agent = tables.agents.get(id);
  return { ...said, presence: presence.everybody(), ...(agent && { agent }) };
}

/** Agents hear of everybody, visitors of agents. */
function tellPresence(tables: Tables, to: Connection, change: Presence): void {
  if (to.party.kind === 'agent') to.tell('presence', change);
  else if (change.party.kind === 'agent') {
    to.tell('presence', { ...change, ...withProfile(tables, change.party) });
  }
}

/** Agents hear of everybody; visitors of agents in their own conversation, unless it is a note. */
function tellTyping(tables: Tables, to: Connection, notice: Typing): void {
  if (to.party.kind === 'agent') return to.tell('typing', notice);
  const conversation = tables.conversations.get(notice.conversation_id);
  const isTheirs = conversation?.contact_id === to.party.id;
  if (!isTheirs || notice.internal === true || notice.actor.kind === 'visitor') return;
  to.tell('typing', { ...notice, ...withProfile(tables, notice.actor) });
}

function withProfile(tables: Tables, party: Party): { agent?: AgentProfile } {
  const agent = profileOf(tables, party);
  return agent === undefined ? {} : { agent };
}

function profileOf(tables: Tables, { id }: { readonly id: Id }): AgentProfile | undefined {
  const agent = tables.agents.get(id);
  return agent && { id: agent.id, name: agent.name, avatar_url: agent.avatar_url };
}
