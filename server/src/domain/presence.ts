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

/** Who is there. In memory: it follows connections and is never stored. */
export interface PresenceBook {
  /** A device has come. */
  readonly arrive: (caller: Caller) => Attendance;
  /** Sets all devices of a session, for a caller over HTTP. */
  readonly set: (caller: Caller, availability: Choice) => void;
  /** The agents who are there. */
  readonly agentsOf: (account_id: Id) => readonly Presence[];
  /** The agents and the contacts who are there, agents first, `limits.presence_list` at most. */
  readonly everybodyOf: (account_id: Id) => readonly Presence[];
  readonly availabilityOf: (id: Id) => Availability;
}

interface Device {
  readonly session_id: Id;
  availability: Choice;
}

interface Person {
  readonly kind: Side;
  readonly id: Id;
  readonly account_id: Id;
  readonly devices: Set<Device>;
  /** What others were told last. */
  told: Availability;
}

/** A page that reloads is gone for a moment; that is not news. In milliseconds. */
const grace_ms = 2_000;

/**
 * Keeps the book. A person is there while one of its devices is, and away when all of them say so. `announce` hears
 * every change once; going is announced two seconds late, unless the person comes back.
 */
export function createPresenceBook(
  clock: Clock,
  announce: (account_id: Id, presence: Presence) => void,
): PresenceBook {
  const people = { visitor: new Map<Id, Person>(), agent: new Map<Id, Person>() };

  function review(person: Person): void {
    const availability = judge(person);
    if (availability === 'offline') people[person.kind].delete(person.id);
    if (availability === person.told) return;
    person.told = availability;
    announce(person.account_id, presenceOf(person));
  }

  function leave(person: Person, device: Device): void {
    if (!person.devices.delete(device)) return;
    if (person.devices.size > 0) return review(person);
    clock.after(grace_ms, () => review(person));
  }

  function personOf({ principal: { kind, id, account_id } }: Caller): Person {
    const known = people[kind].get(id);
    if (known !== undefined) return known;
    const person: Person = { kind, id, account_id, devices: new Set(), told: 'offline' };
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

  return {
    arrive(caller) {
      const person = personOf(caller);
      const device: Device = { session_id: caller.session_id, availability: 'online' };
      person.devices.add(device);
      review(person);
      return {
        set: (availability) => setAll(person, [device], availability),
        leave: () => leave(person, device),
      };
    },
    set(caller, availability) {
      const person = people[caller.principal.kind].get(caller.principal.id);
      if (person === undefined) return;
      const devices = [...person.devices].filter((one) => one.session_id === caller.session_id);
      setAll(person, devices, availability);
    },
    agentsOf: (account_id) => present('agent', account_id),
    everybodyOf: (account_id) =>
      [...present('agent', account_id), ...present('visitor', account_id)].slice(
        0,
        limits.presence_list,
      ),
    availabilityOf: (id) => (people.agent.get(id) ?? people.visitor.get(id))?.told ?? 'offline',
  };
}

function judge({ devices }: Person): Availability {
  if (devices.size === 0) return 'offline';
  return [...devices].some(({ availability }) => availability === 'online') ? 'online' : 'away';
}

function presenceOf({ kind, id, told }: Person): Presence {
  return { party: { kind, id }, availability: told };
}
