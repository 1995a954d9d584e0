import { expect, it } from 'vitest';
import { createHall, type Hall } from '../test/hall.ts';
import { createManualClock } from '../test/manual-clock.ts';
import { createLimitExchange } from './limit-exchange.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';

const clock = createManualClock();

function openNode(hall: Hall, name: string): RateLimits {
  const exchange = createLimitExchange({ bus: hall.enter(name), clock, limits: () => limits });
  const limits: RateLimits = createRateLimits(clock, true, exchange.taken);
  return limits;
}

/** How often something is allowed at once. */
function allowed(take: () => number): number {
  let count = 0;
  while (take() === 0) count += 1;
  return count;
}

it('[ND5] what was used up at one node is used up at the other a moment later', () => {
  const hall = createHall();
  const [one, two] = [openNode(hall, 'A'), openNode(hall, 'B')];
  expect(allowed(() => one.wrong_by_email.take('ada'))).toBe(8);
  clock.pass(200);
  expect(two.wrong_by_email.take('ada')).toBeGreaterThan(0);
  expect(two.wrong_by_email.take('lin')).toBe(0);
});

it('[ND5] at two nodes at once there is one burst more, once', () => {
  const hall = createHall();
  const [one, two] = [openNode(hall, 'A'), openNode(hall, 'B')];
  const guess = () =>
    allowed(() => one.wrong_by_email.take('ada')) + allowed(() => two.wrong_by_email.take('ada'));
  expect(guess()).toBe(16);
  clock.pass(200);
  // The second burst is paid back before anything is allowed: 30 s a guess, and 8 owed.
  clock.pass(8 * 30_000);
  expect(guess()).toBe(0);
});

it('[ND5] what is given back is given back everywhere', () => {
  const hall = createHall();
  const [one, two] = [openNode(hall, 'A'), openNode(hall, 'B')];
  for (let time = 0; time < 8; time += 1) one.wrong_by_email.take('ada');
  clock.pass(200);
  one.wrong_by_email.giveBack('ada');
  expect(two.wrong_by_email.wait('ada')).toBeGreaterThan(0);
  clock.pass(200);
  expect(two.wrong_by_email.wait('ada')).toBe(0);
});

it('[ND5] each node goes by its own count while the bus is away', () => {
  const hall = createHall();
  const [one, two] = [openNode(hall, 'A'), openNode(hall, 'B')];
  hall.works(false);
  expect(allowed(() => one.wrong_by_email.take('ada'))).toBe(8);
  clock.pass(200);
  hall.works(true);
  clock.pass(200);
  expect(allowed(() => two.wrong_by_email.take('ada'))).toBe(8);
});

it('the wall around each node is its own', () => {
  const hall = createHall();
  const [one, two] = [openNode(hall, 'A'), openNode(hall, 'B')];
  const before = allowed(() => one.visitor_commands.take('pip'));
  clock.pass(200);
  expect(allowed(() => two.visitor_commands.take('pip'))).toBe(before);
});

it('what a node of another release says does no harm', () => {
  const hall = createHall();
  const one = openNode(hall, 'A');
  const stranger = hall.enter('S');
  for (const text of ['', '{', 'null', '[["news","x",1]]', '[["connections","x","many"]]']) {
    stranger.tell('limits', text);
  }
  expect(one.connections.take('x')).toBe(0);
});
