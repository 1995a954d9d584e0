import { limits, type Availability, type Id, type Presence, type Side } from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import type { Clock, Stop } from './clock.ts';

/** What a device may choose. */
export type Choice = 'online' | 'away';

/** One device in the book. */
export interface Attendance {
  readonly set: (availability: Choice) => void;
  readonly leave: Stop;
}

/** Whose presence it is. */
export interface Somebody {
  readonly kind: Side;
  readonly id: Id;
  readonly account_id: Id;
}

/** Somebody, and how they are there. */
export interface Attending extends Somebody {
  readonly availability: Availability;
}

/** Who is there. In memory: it follows connections and is never stored. */
export interface PresenceBook {
  /** A device has come. */
  readonly arrive: (caller: Caller) => Attendance;
  /** Sets all devices that a session has on this node. */
  readonly set: (
    somebody: Pick<Somebody, 'kind' | 'id'>,
    session_id: Id,
    availability: Choice,
  ) => void;
  /** The agents who are there. */
  readonly agentsOf: (account_id: Id) => readonly Presence[];
  /** The agents and the contacts who are there, agents first, `limits.presence_list` at most. */
  readonly everybodyOf: (account_id: Id) => readonly Presence[];
  readonly availabilityOf: (id: Id) => Availability;
  /** Those who are there by devices on this node. */
  readonly here: () => readonly Attending[];
  /** Another node says how somebody is there by devices of its own. */
  readonly elsewhere: (node_id: Id, attending: Attending) => void;
  /** Another node says who is there by devices of its own; nobody else is. An empty list where the node is gone. */
  readonly allElsewhere: (node_id: Id, attending: readonly Attending[]) => void;
}

/** Who hears of changes. */
export interface PresenceListeners {
  /** Somebody is there in another way than before, all nodes taken together. */
  readonly changed: (account_id: Id, presence: Presence) => void;
  /** The same by devices of this node alone. */
  readonly changedHere: (attending: Attending) => void;
}

interface Device {
  readonly session_id: Id;
  availability: Choice;
}

interface Person extends Somebody {
  readonly devices: Set<Device>;
  /** By node; null where no other has said anything. */
  elsewhere: Map<Id, Choice> | null;
  /** What others were told last. */
  told: Availability;
  /** What other nodes were told last. */
  told_nodes: Availability;
}

/** A page that reloads is gone for a moment; that is not news. In milliseconds. */
const grace_ms = 2_000;

/**
 * Keeps the book. A person is there while one of its devices is, and away when all of them say so. Listeners hear
 * every change once; going is told two seconds late, unless the person comes back.
 */
export function createPresenceBook(clock: Clock, listeners: PresenceListeners): PresenceBook {
  const people = { visitor: new Map<Id, Person>(), agent: new Map<Id, Person>() };

  function review(person: Person): void {
    const here = judge([...person.devices].map((device) => device.availability));
    const elsewhere = judge(person.elsewhere?.values() ?? []);
    const availability = better(here, elsewhere);
    if (availability === 'offline') remove(person);
    if (here !== person.told_nodes) {
      person.told_nodes = here;
      listeners.changedHere(attendingOf(person, here));
    }
    if (availability === person.told) return;
    person.told = availability;
    listeners.changed(person.account_id, presenceOf(person));
  }

  /** Whoever went twice in a short time is looked at twice, and may have come again between. */
  function remove({ kind, id, devices }: Person): void {
    if (people[kind].get(id)?.devices === devices) people[kind].delete(id);
  }

  function leave(person: Person, device: Device): void {
    if (!person.devices.delete(device)) return;
    if (person.devices.size > 0) return review(person);
    clock.after(grace_ms, () => review(person));
  }

  function personOf({ kind, id, account_id }: Somebody): Person {
    const known = people[kind].get(id);
    if (known !== undefined) return known;
    const devices = new Set<Device>();
    const told = 'offline';
    const person: Person = {
      kind,
      id,
      account_id,
      devices,
      elsewhere: null,
      told,
      told_nodes: told,
    };
    people[kind].set(id, person);
    return person;
  }

  function setAll(person: Person, chosen: Iterable<Device>, availability: Choice): void {
    for (const device of chosen) device.availability = availability;
    if (person.devices.size > 0) review(person);
  }

  function present(side: Side, account_id: Id): readonly Presence[] {
    const all = [...people[side].values()];
    return all.filter((person) => person.account_id === account_id).map(presenceOf);
  }

  function everybody(): readonly Person[] {
    return [...people.agent.values(), ...people.visitor.values()];
  }

  function elsewhere(node_id: Id, attending: Attending): void {
    const { availability } = attending;
    const person = personOf(attending);
    person.elsewhere ??= new Map();
    if (availability === 'offline') person.elsewhere.delete(node_id);
    else person.elsewhere.set(node_id, availability);
    // Somebody who has just left this node may come back, and whoever waits for that will look.
    if (person.devices.size > 0 || person.told_nodes === 'offline') review(person);
  }

  return {
    arrive({ principal, session_id }) {
      const person = personOf(principal);
      const device: Device = { session_id, availability: 'online' };
      person.devices.add(device);
      review(person);
      return {
        set: (availability) => setAll(person, [device], availability),
        leave: () => leave(person, device),
      };
    },
    set({ kind, id }, session_id, availability) {
      const person = people[kind].get(id);
      if (person === undefined) return;
      const devices = [...person.devices].filter((one) => one.session_id === session_id);
      setAll(person, devices, availability);
    },
    agentsOf: (account_id) => present('agent', account_id),
    everybodyOf: (account_id) =>
      [...present('agent', account_id), ...present('visitor', account_id)].slice(
        0,
        limits.presence_list,
      ),
    availabilityOf: (id) => (people.agent.get(id) ?? people.visitor.get(id))?.told ?? 'offline',
    here: () =>
      everybody().flatMap((person) =>
        person.told_nodes === 'offline' ? [] : [attendingOf(person, person.told_nodes)],
      ),
    elsewhere,
    allElsewhere(node_id, attending) {
      const named = new Set(attending.map(({ id }) => id));
      const unnamed = everybody().filter(
        (person) => person.elsewhere?.has(node_id) === true && !named.has(person.id),
      );
      for (const one of attending) elsewhere(node_id, one);
      for (const person of unnamed) elsewhere(node_id, attendingOf(person, 'offline'));
    },
  };
}

function judge(choices: Iterable<Choice>): Availability {
  let found: Availability = 'offline';
  for (const choice of choices) found = better(found, choice);
  return found;
}

const ranks: Readonly<Record<Availability, number>> = { offline: 0, away: 1, online: 2 };

function better(one: Availability, other: Availability): Availability {
  return ranks[one] > ranks[other] ? one : other;
}

function attendingOf({ kind, id, account_id }: Somebody, availability: Availability): Attending {
  return { kind, id, account_id, availability };
}

function presenceOf({ kind, id, told }: Person): Presence {
  return { party: { kind, id }, availability: told };
}
