import { expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { createTurnEnd } from './turn-end.ts';

it('what was left runs together, in order, and what is left meanwhile runs at the next end', () => {
  const clock = createManualClock();
  const atTurnEnd = createTurnEnd(clock);
  const ran: string[] = [];
  atTurnEnd(() => {
    ran.push('first');
    atTurnEnd(() => ran.push('third'));
  });
  atTurnEnd(() => ran.push('second'));
  expect(ran).toEqual([]);
  clock.pass(0);
  expect(ran).toEqual(['first', 'second', 'third']);
});

it('each turn has an end', () => {
  const clock = createManualClock();
  const atTurnEnd = createTurnEnd(clock);
  const ran: number[] = [];
  for (const turn of [1, 2, 3]) {
    atTurnEnd(() => ran.push(turn));
    clock.pass(0);
    expect(ran).toHaveLength(turn);
  }
});
