import { limits, type Commands, type Id, type Side, type Typing } from '@porchlight/protocol';
import { idSchema } from '@porchlight/protocol/schemas';
import { z } from 'zod';
import { tell, type AccountHub } from './account-hub.ts';
import { parseBusMessage } from './bus-message.ts';
import type { Caller } from './caller.ts';
import type { Stop } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Owner } from './conversation-owners.ts';
import type { NodeBus } from './node-bus.ts';
import type { RateLimits } from './rate-limits.ts';

/** Tells of typing. */
export interface TypingDesk {
  /**
   * Tells the other side and colleagues that somebody types, or has stopped; nobody hears of the typing of its own
   * person. Typing a note is told to agents only.
   */
  readonly tell: (
    caller: Pick<Caller, 'principal'>,
    owner: Owner,
    payload: Commands['typing.set'],
  ) => void;
  /** Ends all typing of a device that has gone. */
  readonly end: (connection: Connection) => void;
  /** Hears of the typing at other nodes, for an account that has connections here. */
  readonly attend: (account_id: Id) => Stop;
}

/** What the desk needs. */
export interface TypingDeskEnvironment {
  readonly bus: NodeBus;
  /** The hub of an account; undefined where it has no connections here. */
  readonly hubOf: (account_id: Id) => AccountHub | undefined;
  readonly limits: () => Pick<RateLimits, 'typing_previews'>;
}

interface Typist {
  readonly kind: Side;
  readonly id: Id;
}

// To visitors goes nothing of it that could be read: they are told of agents alone, and of those no preview.
const messageSchema = z.object({
  typist: z.object({ kind: z.enum(['visitor', 'agent']), id: idSchema }),
  contact_id: idSchema,
  payload: z.object({
    conversation_id: idSchema,
    typing: z.boolean(),
    internal: z.literal(true).exactOptional(),
    preview: z.string().max(limits.typing_preview_length).exactOptional(),
  }),
});

/** Opens the desk. */
export function createTypingDesk(environment: TypingDeskEnvironment): TypingDesk {
  const { bus, hubOf } = environment;
  const channelOf = (account_id: Id) => `typing:${account_id}`;

  function heard(account_id: Id, text: string): void {
    const told = parseBusMessage(messageSchema, text);
    const hub = hubOf(account_id);
    if (told !== null && hub !== undefined) tellNear(hub, told);
  }

  /** Where its inbox does not show what visitors write, what one wrote goes no further than here. */
  function judged(
    { principal }: Pick<Caller, 'principal'>,
    hub: AccountHub | undefined,
    payload: Commands['typing.set'],
  ): Commands['typing.set'] {
    const { preview, ...plain } = payload;
    if (preview === undefined || principal.kind !== 'visitor') return plain;
    const isOn = hub?.talks.talkOf(principal.inbox_id).typing_preview === true;
    const isPaced = environment.limits().typing_previews.take(principal.id) === 0;
    return isOn && isPaced ? payload : plain;
  }

  const tellAll: TypingDesk['tell'] = (caller, { contact_id }, told) => {
    const { kind, id, account_id } = caller.principal;
    const hub = hubOf(account_id);
    const payload = judged(caller, hub, told);
    const message = { typist: { kind, id }, contact_id, payload };
    if (hub !== undefined) tellNear(hub, message);
    bus.tell(channelOf(account_id), JSON.stringify(message));
  };

  return {
    tell: tellAll,
    end(connection) {
      for (const [conversation_id, { owner, internal }] of connection.typing ?? []) {
        const stopped = { conversation_id, typing: false };
        const payload = internal ? { ...stopped, internal: true as const } : stopped;
        tellAll(connection.caller, owner, payload);
      }
      connection.typing = null;
    },
    attend: (account_id) => bus.hear(channelOf(account_id), (text) => heard(account_id, text)),
  };
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

interface Told {
  readonly typist: Typist;
  readonly contact_id: Id;
  readonly payload: Commands['typing.set'];
}

function tellNear(hub: AccountHub, { typist, contact_id, payload }: Told): void {
  const frame: Typing = typingFrame(typist, payload);
  tell(others(hub.agents(), typist.id), 'typing', frame);
  if (typist.kind === 'visitor' || payload.internal === true) return;
  const agent = hub.directory.profileOf(typist.id);
  const told: Typing = agent === undefined ? frame : { ...frame, agent };
  tell(hub.visitorsOf(contact_id), 'typing', told);
}

function typingFrame({ kind, id }: Typist, payload: Commands['typing.set']): Typing {
  const { conversation_id, typing, internal, preview } = payload;
  const frame = { conversation_id, actor: { kind, id }, typing };
  if (kind === 'visitor') return preview === undefined ? frame : { ...frame, preview };
  return internal === true ? { ...frame, internal } : frame;
}

function* others(connections: Iterable<Connection>, id: string): Iterable<Connection> {
  for (const connection of connections) {
    if (connection.caller.principal.id !== id) yield connection;
  }
}
