import { limits, type Availability, type Side } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import type { Caller } from './caller.ts';
import { createPresenceBook } from './presence.ts';

function book() {
  const clock = createManualClock();
  const told: string[] = [];
  const presence = createPresenceBook(clock, (_account, { party, availability }) => {
    told.push(`${party.id} ${availability}`);
  });
  return { clock, told, presence };
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
  presence.set(caller('agent', 'ada', 'phone'), 'away');
  expect(presence.availabilityOf('ada')).toBe('online');
  presence.set(caller('agent', 'ada', 'laptop'), 'away');
  presence.set(caller('agent', 'nobody'), 'away');
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
