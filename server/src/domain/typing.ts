import { partyOf, type Commands, type Typing } from '@porchlight/protocol';
import { tell, type AccountHub } from './account-hub.ts';
import type { Caller } from './caller.ts';
import type { Connection } from './connection.ts';
import type { Owner } from './conversation-owners.ts';

/**
 * Tells the other side and colleagues that somebody types, or has stopped; nobody hears of the typing of its own
 * person. Typing a note is told to agents only.
 */
export function tellTyping(
  hub: AccountHub,
  { principal }: Pick<Caller, 'principal'>,
  owner: Owner,
  payload: Commands['typing.set'],
): void {
  const frame: Typing = typingFrame(principal, payload);
  tell(others(hub.agents(), principal.id), 'typing', frame);
  if (principal.kind === 'visitor' || payload.internal === true) return;
  const agent = hub.directory.profileOf(principal.id);
  const told: Typing = agent === undefined ? frame : { ...frame, agent };
  tell(hub.visitorsOf(owner.contact_id), 'typing', told);
}

/** Remembers what a device's person types, so that its going ends it. */
export function noteTyping(
  connection: Connection,
  owner: Owner,
  { conversation_id, typing, internal }: Commands['typing.set'],
): void {
  connection.typing ??= new Map();
  if (typing) connection.typing.set(conversation_id, { owner, internal: internal === true });
  else connection.typing.delete(conversation_id);
}

/** Ends all typing of a device that has gone. */
export function endTyping(hub: AccountHub, connection: Connection): void {
  for (const [conversation_id, { owner, internal }] of connection.typing ?? []) {
    const stopped = { conversation_id, typing: false };
    const payload = internal ? { ...stopped, internal: true as const } : stopped;
    tellTyping(hub, connection.caller, owner, payload);
  }
  connection.typing = null;
}

function typingFrame(principal: Caller['principal'], payload: Commands['typing.set']): Typing {
  const { conversation_id, typing, internal } = payload;
  const frame = { conversation_id, actor: partyOf(principal), typing };
  return internal === true ? { ...frame, internal } : frame;
}

function* others(connections: Iterable<Connection>, id: string): Iterable<Connection> {
  for (const connection of connections) {
    if (connection.caller.principal.id !== id) yield connection;
  }
}
