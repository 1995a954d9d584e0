import type { Id } from '@porchlight/protocol';
import { z } from 'zod';
import { parseBusMessage } from './bus-message.ts';
import type { Clock, Stop } from './clock.ts';
import type { NodeBus } from './node-bus.ts';
import type { Attending, Choice, PresenceBook, Somebody } from './presence.ts';

/** Tells the other nodes who is here, and keeps in the book who is there. */
export interface PresenceExchange {
  /** Somebody is here in another way than before. */
  readonly changedHere: (attending: Attending) => void;
  /** A session set all of its devices; it may have some at other nodes. */
  readonly chosen: (somebody: Somebody, session_id: Id, availability: Choice) => void;
  /** Says goodbye: who was here is gone in a moment. */
  readonly stop: Stop;
}

/** What the exchange needs. */
export interface PresenceExchangeEnvironment {
  readonly bus: NodeBus;
  readonly clock: Clock;
  readonly book: () => PresenceBook;
}

const kinds = z.enum(['visitor', 'agent']);
// Goes on to browsers as it comes, so nothing longer than an id fits in.
const id = z.string().max(36);
const person = z.tuple([kinds, id, id, z.enum(['online', 'away', 'offline'])]);

/**
 * What nodes tell each other. Each change has a number, and the heartbeat says the last: whoever has missed one asks for
 * everybody.
 */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('beat'), n: z.int() }),
  z.object({ kind: z.literal('change'), n: z.int(), person }),
  /** Asks a node who is there; all of them where none is named. */
  z.object({ kind: z.literal('ask'), node_id: z.string() }),
  /** Everybody who is here, in parts that follow each other. */
  z.object({
    kind: z.literal('everybody'),
    n: z.int(),
    part: z.int(),
    last: z.boolean(),
    people: z.array(person),
  }),
  z.object({
    kind: z.literal('chosen'),
    somebody: z.tuple([kinds, z.string()]),
    session_id: z.string(),
    availability: z.enum(['online', 'away']),
  }),
  z.object({ kind: z.literal('goodbye') }),
]);

type Message = z.output<typeof messageSchema>;
type Everybody = Extract<Message, { kind: 'everybody' }>;

/** What is known of another node. `n` is null while it isn't known who is there. */
interface Neighbour {
  n: number | null;
  parts: Attending[];
  next_part: number;
  heard_ms: number;
  asked_ms: number;
}

/** How often a node says that it lives, in milliseconds. */
const beat_ms = 3_000;

/** A node that was not heard for so long is dead, in milliseconds. */
const dead_ms = 10_000;

/** After a goodbye its people have so long to come to another node, in milliseconds. */
const grace_ms = 2_000;

/** A node is asked no more often, in milliseconds. */
const askAgain_ms = 1_000;

/** So many people go into one message. */
const part_size = 2_000;

const channel = 'presence';

/** Begins to exchange. While the bus does not work nobody fades: what was known last is the best guess. */
export function createPresenceExchange(environment: PresenceExchangeEnvironment): PresenceExchange {
  const { bus, clock, book } = environment;
  const neighbours = new Map<Id, Neighbour>();
  let n = 0;

  const tell = (message: Message) => bus.tell(channel, JSON.stringify(message));

  function tellEverybody(): void {
    const people = book().here().map(tupleOf);
    for (let part = 0; ; part += 1) {
      const some = people.slice(part * part_size, (part + 1) * part_size);
      const last = (part + 1) * part_size >= people.length;
      tell({ kind: 'everybody', n, part, last, people: some });
      if (last) return;
    }
  }

  function neighbourOf(node_id: Id): Neighbour {
    const known = neighbours.get(node_id);
    if (known !== undefined) return known;
    const now = clock.now();
    const made = { n: null, parts: [], next_part: 0, heard_ms: now, asked_ms: -Infinity };
    neighbours.set(node_id, made);
    return made;
  }

  function ask(node_id: Id, neighbour: Neighbour): void {
    if (clock.now() - neighbour.asked_ms < askAgain_ms) return;
    neighbour.asked_ms = clock.now();
    tell({ kind: 'ask', node_id });
  }

  function gather(node_id: Id, neighbour: Neighbour, { n: at, part, last, people }: Everybody) {
    if (part === 0) neighbour.parts = [];
    else if (part !== neighbour.next_part) return;
    neighbour.next_part = part + 1;
    neighbour.parts.push(...people.map(attendingOf));
    if (!last) return;
    neighbour.n = at;
    book().allElsewhere(node_id, neighbour.parts);
    neighbour.parts = [];
  }

  function take(node_id: Id, message: Message): void {
    const neighbour = neighbourOf(node_id);
    neighbour.heard_ms = clock.now();
    switch (message.kind) {
      case 'beat':
        if (message.n !== neighbour.n) ask(node_id, neighbour);
        return;
      case 'change':
        if (message.n - 1 !== neighbour.n) return ask(node_id, neighbour);
        neighbour.n = message.n;
        return book().elsewhere(node_id, attendingOf(message.person));
      case 'ask':
        if (message.node_id === '' || message.node_id === bus.node_id) tellEverybody();
        return;
      case 'everybody':
        return gather(node_id, neighbour, message);
      case 'chosen': {
        const [kind, id] = message.somebody;
        return book().set({ kind, id }, message.session_id, message.availability);
      }
      case 'goodbye':
        return void clock.after(grace_ms, () => forget(node_id));
    }
  }

  function forget(node_id: Id): void {
    if (neighbours.delete(node_id)) book().allElsewhere(node_id, []);
  }

  function sweep(): void {
    const now = clock.now();
    for (const [node_id, { heard_ms }] of neighbours) if (now - heard_ms > dead_ms) forget(node_id);
  }

  const stopHearing = bus.hear(channel, (text, node_id) => {
    const message = parseBusMessage(messageSchema, text);
    if (message !== null) take(node_id, message);
  });
  const stopBeginning = bus.onWorking(() => {
    // They could not be heard either.
    for (const neighbour of neighbours.values()) neighbour.heard_ms = clock.now();
    tellEverybody();
    tell({ kind: 'ask', node_id: '' });
  });
  const stopBeating = clock.every(beat_ms, () => {
    tell({ kind: 'beat', n });
    if (bus.works()) sweep();
  });

  return {
    changedHere(attending) {
      n += 1;
      tell({ kind: 'change', n, person: tupleOf(attending) });
    },
    chosen: ({ kind, id }, session_id, availability) =>
      tell({ kind: 'chosen', somebody: [kind, id], session_id, availability }),
    stop() {
      tell({ kind: 'goodbye' });
      for (const stop of [stopHearing, stopBeginning, stopBeating]) stop();
    },
  };
}

type PersonTuple = z.output<typeof person>;

function tupleOf({ kind, id, account_id, availability }: Attending): PersonTuple {
  return [kind, id, account_id, availability];
}

function attendingOf([kind, id, account_id, availability]: PersonTuple): Attending {
  return { kind, id, account_id, availability };
}
