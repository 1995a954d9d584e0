import { limits, type Availability, type Side } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import type { Caller } from './caller.ts';
import { createPresenceBook } from './presence.ts';

function book() {
  const clock = createManualClock();
  const told: string[] = [];
  const toldNodes: string[] = [];
  const presence = createPresenceBook(clock, {
    changed: (_account, { party, availability }) => told.push(`${party.id} ${availability}`),
    changedHere: ({ id, availability }) => toldNodes.push(`${id} ${availability}`),
  });
  return { clock, told, toldNodes, presence };
}

function caller(kind: Side, id: string, session_id = id): Caller {
  const principal = { kind, id, account_id: 'account' } as Caller['principal'];
  return { principal, session_id, expires_at: '', source: 'console', address: '' };
}

const ada = caller('agent', 'ada');

it('[EP2] tells once when somebody comes and goes, whatever the number of devices', () => {
  const { presence, told, clock } = book();
  const [laptop, phone] = [presence.arrive(ada), presence.arrive(ada)];
  laptop.leave();
  laptop.leave();
  clock.pass(5_000);
  expect(told).toEqual(['ada online']);
  phone.leave();
  clock.pass(5_000);
  expect(told).toEqual(['ada online', 'ada offline']);
});

it('does not tell of a page that was only loaded again', () => {
  const { presence, told, clock } = book();
  presence.arrive(ada).leave();
  clock.pass(1_500);
  const again = presence.arrive(ada);
  clock.pass(5_000);
  expect(told).toEqual(['ada online']);
  again.leave();
  clock.pass(5_000);
  expect(told.at(-1)).toBe('ada offline');
});

it('[EP2] an agent is away when all of its devices say so', () => {
  const { presence, told } = book();
  const [laptop, phone] = [presence.arrive(ada), presence.arrive(ada)];
  laptop.set('away');
  expect(presence.availabilityOf('ada')).toBe<Availability>('online');
  phone.set('away');
  laptop.set('online');
  expect(told).toEqual(['ada online', 'ada away', 'ada online']);
});

it('sets all devices of a session for a caller without a connection', () => {
  const { presence, told } = book();
  presence.arrive(caller('agent', 'ada', 'laptop'));
  presence.arrive(caller('agent', 'ada', 'laptop'));
  presence.set({ kind: 'agent', id: 'ada' }, 'phone', 'away');
  expect(presence.availabilityOf('ada')).toBe('online');
  presence.set({ kind: 'agent', id: 'ada' }, 'laptop', 'away');
  presence.set({ kind: 'agent', id: 'nobody' }, 'nobody', 'away');
  expect(told).toEqual(['ada online', 'ada away']);
});

it('lists everybody of an account, agents first, up to the limit', () => {
  const { presence } = book();
  for (let index = 0; index < limits.presence_list; index += 1) {
    presence.arrive(caller('visitor', `vic ${index}`));
  }
  presence.arrive(ada);
  const listed = presence.everybodyOf('account');
  expect(listed).toHaveLength(limits.presence_list);
  expect(listed.slice(0, 2).map(({ party }) => party.id)).toEqual(['ada', 'vic 0']);
  expect(presence.everybodyOf('another')).toEqual([]);
});

it('lists the agents of an account, and no visitors', () => {
  const { presence } = book();
  presence.arrive(ada);
  presence.arrive(caller('visitor', 'vic'));
  expect(presence.agentsOf('account')).toEqual([
    { party: { kind: 'agent', id: 'ada' }, availability: 'online' },
  ]);
  expect(presence.agentsOf('another')).toEqual([]);
  expect(presence.availabilityOf('vic')).toBe('online');
  expect(presence.availabilityOf('nobody')).toBe('offline');
});

const lin = { kind: 'agent', id: 'lin', account_id: 'account' } as const;

it('[ND3] takes a person’s devices on all nodes together', () => {
  const { presence, told, clock } = book();
  const here = presence.arrive(caller('agent', 'lin'));
  presence.elsewhere('B', { ...lin, availability: 'online' });
  here.set('away');
  expect(told).toEqual(['lin online']);
  presence.elsewhere('B', { ...lin, availability: 'away' });
  expect(told).toEqual(['lin online', 'lin away']);
  here.leave();
  clock.pass(5_000);
  expect(presence.availabilityOf('lin')).toBe('away');
  presence.elsewhere('B', { ...lin, availability: 'offline' });
  expect(told).toEqual(['lin online', 'lin away', 'lin offline']);
  expect(presence.everybodyOf('account')).toEqual([]);
});

it('[ND3] tells other nodes of devices here alone, and lists them', () => {
  const { presence, toldNodes, clock } = book();
  presence.elsewhere('B', { ...lin, availability: 'online' });
  const here = presence.arrive(caller('agent', 'lin'));
  here.set('away');
  expect(presence.here()).toEqual([{ ...lin, availability: 'away' }]);
  here.leave();
  clock.pass(5_000);
  expect(toldNodes).toEqual(['lin online', 'lin away', 'lin offline']);
  expect(presence.here()).toEqual([]);
  expect(presence.availabilityOf('lin')).toBe('online');
});

it('[ND3] forgets with a node those whom it alone had', () => {
  const { presence, told } = book();
  presence.arrive(ada);
  for (const one of [lin, { ...lin, id: 'ada' }, { ...lin, id: 'bo' }]) {
    presence.elsewhere('B', { ...one, availability: 'online' });
  }
  presence.elsewhere('C', { ...lin, id: 'bo', availability: 'away' });
  presence.allElsewhere('B', []);
  expect(told).toEqual(['ada online', 'lin online', 'bo online', 'lin offline', 'bo away']);
  const there = presence.agentsOf('account').map(({ party }) => party.id);
  expect(there).toEqual(['ada', 'bo']);
});

it('a page that moves from one node to another is not news', () => {
  const { presence, told, clock } = book();
  presence.arrive(caller('agent', 'lin')).leave();
  presence.elsewhere('B', { ...lin, availability: 'online' });
  clock.pass(5_000);
  expect(told).toEqual(['lin online']);
});

it('somebody who went twice in a short time and came again stays', () => {
  const { presence, clock } = book();
  presence.arrive(ada).leave();
  clock.pass(1_000);
  presence.arrive(ada).leave();
  clock.pass(1_500);
  presence.arrive(ada);
  clock.pass(5_000);
  expect(presence.availabilityOf('ada')).toBe('online');
});
