import { expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { createLeisure, createTurnEnd } from './turn-end.ts';

it('what was left runs together, in order, and what is left meanwhile runs at the next end', () => {
  const clock = createManualClock();
  const { visitor: atTurnEnd } = createTurnEnd(clock);
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

it('answers go first, then what was left for agents', () => {
  const clock = createManualClock();
  const { answer, agent, visitor } = createTurnEnd(clock);
  const ran: string[] = [];
  visitor(() => ran.push('visitor'));
  agent(() => ran.push('agent'));
  answer(() => ran.push('answer'));
  clock.pass(0);
  expect(ran).toEqual(['answer', 'agent', 'visitor']);
});

it('each turn has an end', () => {
  const clock = createManualClock();
  const { visitor: atTurnEnd } = createTurnEnd(clock);
  const ran: number[] = [];
  for (const turn of [1, 2, 3]) {
    atTurnEnd(() => ran.push(turn));
    clock.pass(0);
    expect(ran).toHaveLength(turn);
  }
});

it('what is in no hurry leaves together, ten milliseconds after the first of it came', () => {
  const clock = createManualClock();
  const atLeisure = createLeisure(clock);
  const ran: string[] = [];
  atLeisure(() => ran.push('first'));
  clock.pass(6);
  atLeisure(() => ran.push('second'));
  expect(ran).toEqual([]);
  clock.pass(4);
  expect(ran).toEqual(['first', 'second']);
});
