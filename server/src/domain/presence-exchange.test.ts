import { expect, it } from 'vitest';
import { createHall, type Hall } from '../test/hall.ts';
import { createManualClock } from '../test/manual-clock.ts';
import type { Caller } from './caller.ts';
import { createPresenceExchange } from './presence-exchange.ts';
import { createPresenceBook, type PresenceBook } from './presence.ts';

/** A node whose people come and go, on a clock that all nodes share. */
function openNode(hall: Hall, name: string, clock = createManualClock()) {
  const told: string[] = [];
  const exchange = createPresenceExchange({ bus: hall.enter(name), clock, book: () => book });
  const book: PresenceBook = createPresenceBook(clock, {
    changed: (_account, { party, availability }) => told.push(`${party.id} ${availability}`),
    changedHere: exchange.changedHere,
  });
  const enters = (id: string) => book.arrive(caller(id));
  const sees = () => book.everybodyOf('account').map(({ party }) => party.id);
  return { exchange, book, told, enters, sees };
}

function caller(id: string): Caller {
  const principal = { kind: 'visitor', id, account_id: 'account' } as Caller['principal'];
  return { principal, session_id: `${id}'s`, expires_at: '', source: 'widget', address: '' };
}

function openTwo() {
  const [hall, clock] = [createHall(), createManualClock()];
  const [one, two] = [openNode(hall, 'A', clock), openNode(hall, 'B', clock)];
  hall.works(true);
  return { hall, clock, one, two };
}

it('[ND3] each node knows who is at the other', () => {
  const { one, two, clock } = openTwo();
  const pip = one.enters('pip');
  two.enters('moth');
  expect([one.sees(), two.sees()]).toEqual([
    ['pip', 'moth'],
    ['pip', 'moth'],
  ]);
  pip.set('away');
  pip.leave();
  clock.pass(2_000);
  expect(two.told).toEqual(['pip online', 'moth online', 'pip away', 'pip offline']);
});

it('[ND3] a node that comes later learns who is there', () => {
  const { hall, one, clock } = openTwo();
  for (let guest = 0; guest < 4_500; guest += 1) one.enters(`guest ${guest}`);
  const late = openNode(hall, 'C', clock);
  hall.works(true);
  expect(late.book.here()).toEqual([]);
  expect(late.book.availabilityOf('guest 4499')).toBe('online');
  expect(late.told).toHaveLength(4_500);
});

it('[ND3] a change that was lost is noticed by its number', () => {
  const { hall, one, two, clock } = openTwo();
  one.enters('pip');
  hall.lose(1);
  one.enters('moth');
  expect(two.sees()).toEqual(['pip']);
  one.enters('otter');
  expect(two.sees()).toEqual(['pip', 'moth', 'otter']);
  hall.lose(1);
  one.enters('owl');
  clock.pass(3_000);
  expect(two.sees()).toContain('owl');
});

it('[ND3] a part that was lost is asked for again', () => {
  const { hall, one, two, clock } = openTwo();
  for (let guest = 0; guest < 2_500; guest += 1) one.enters(`guest ${guest}`);
  const late = openNode(hall, 'C', clock);
  // The question of the one that begins to work last is answered in two parts, of which the first is lost.
  hall.lose(1);
  hall.works(true);
  clock.pass(6_000);
  expect(late.book.availabilityOf('guest 0')).toBe('online');
  expect(two.book.availabilityOf('guest 2499')).toBe('online');
});

it('[ND3] the people of a dead node fade within ten seconds or so', () => {
  const [hall, clock, stopped] = [createHall(), createManualClock(), createManualClock()];
  const [dead, two] = [openNode(hall, 'A', stopped), openNode(hall, 'B', clock)];
  hall.works(true);
  dead.enters('pip');
  clock.pass(9_000);
  expect(two.sees()).toEqual(['pip']);
  clock.pass(4_000);
  expect(two.sees()).toEqual([]);
  // It was only frozen.
  stopped.pass(3_000);
  expect(two.sees()).toEqual(['pip']);
});

it('[ND3] after a goodbye they have two seconds to come to another node', () => {
  const { one, two, clock } = openTwo();
  one.enters('pip');
  one.enters('moth');
  one.exchange.stop();
  clock.pass(1_000);
  two.enters('pip');
  clock.pass(5_000);
  expect(two.told).toEqual(['pip online', 'moth online', 'moth offline']);
});

it('[ND4] nobody fades while the bus is away, and what changed meanwhile is told after', () => {
  const { hall, one, two, clock } = openTwo();
  const pip = one.enters('pip');
  one.enters('owl');
  hall.works(false);
  clock.pass(60_000);
  expect(two.sees()).toEqual(['pip', 'owl']);
  pip.leave();
  one.enters('moth');
  clock.pass(5_000);
  expect(two.sees()).toEqual(['pip', 'owl']);
  hall.works(true);
  expect(two.sees()).toEqual(['owl', 'moth']);
});

it('[ER5] a session is set to away at whatever node its devices are', () => {
  const { one, two } = openTwo();
  one.enters('pip');
  two.exchange.chosen({ kind: 'visitor', id: 'pip', account_id: 'account' }, "pip's", 'away');
  expect(two.book.availabilityOf('pip')).toBe('away');
});

it('what a node of another release says does no harm', () => {
  const { hall, one, two } = openTwo();
  one.enters('pip');
  const stranger = hall.enter('S');
  const people = [['agent', 'Call this number: '.repeat(9), 'account', 'online']];
  const words = JSON.stringify({ kind: 'everybody', n: 1, part: 0, last: true, people });
  for (const text of ['', '{', '{"kind":"news"}', '[]', 'null', words]) {
    stranger.tell('presence', text);
  }
  expect(two.sees()).toEqual(['pip']);
});
