import {
  limits,
  type Availability,
  type Id,
  type Party,
  type Presence,
  type Side,
} from '@porchlight/protocol';

/** One connection's say in whether its party is there. */
export interface Attendance {
  availability: 'online' | 'away';
  readonly party: Party;
}

/** Who is there: derived from the connections that are open, never stored. */
export interface PresenceBook {
  readonly availabilityOf: (id: Id) => Availability;
  /** The agents who are there. */
  readonly agents: () => Presence[];
  /** The agents and the contacts who are there, agents first, `limits.presence_list` at most. */
  readonly everybody: () => Presence[];
  /** Makes the change and tells what it does to the party's presence, or null where it does nothing. */
  readonly arrive: (attendance: Attendance) => Presence | null;
  readonly leave: (attendance: Attendance) => Presence | null;
  readonly choose: (
    attendance: Attendance,
    availability: Attendance['availability'],
  ) => Presence | null;
}

/** A book with nobody in it. */
export function createPresenceBook(): PresenceBook {
  const present = new Set<Attendance>();
  const availabilityOf = (id: Id): Availability => {
    const own = [...present].filter(({ party }) => party.id === id);
    if (own.length === 0) return 'offline';
    return own.some(({ availability }) => availability === 'online') ? 'online' : 'away';
  };
  const allOf = (side: Side): Presence[] =>
    [...new Map([...present].map(({ party }) => [party.id, party])).values()]
      .filter(({ kind }) => kind === side)
      .map((party) => ({ party, availability: availabilityOf(party.id) }));
  const noticing = ({ party }: Attendance, change: () => void): Presence | null => {
    const before = availabilityOf(party.id);
    change();
    const availability = availabilityOf(party.id);
    return availability === before ? null : { party, availability };
  };
  return {
    availabilityOf,
    agents: () => allOf('agent'),
    everybody: () => [...allOf('agent'), ...allOf('visitor')].slice(0, limits.presence_list),
    arrive: (attendance) => noticing(attendance, () => present.add(attendance)),
    leave: (attendance) => noticing(attendance, () => present.delete(attendance)),
    choose: (attendance, availability) =>
      noticing(attendance, () => {
        attendance.availability = availability;
      }),
  };
}
