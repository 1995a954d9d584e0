import { describe, expect, it } from 'vitest';
import { createPositionMemory } from './position-memory.ts';

describe('the memory of positions', () => {
  it('counts on from what was committed, whoever took it, and knows nothing before', () => {
    const memory = createPositionMemory();
    const first = memory.open(1);
    expect(first.last()).toBeUndefined();
    first.take('acme', 7);
    first.take('acme', 9);
    expect([first.last(), first.accounts()]).toEqual([9, ['acme']]);
    first.keep();
    const second = memory.open(1);
    expect([second.last(), second.accounts()]).toEqual([9, []]);
    second.take('other', 10);
    expect([second.last(), second.accounts()]).toEqual([10, ['other']]);
  });

  it('forgets what was taken in a transaction that came to nothing', () => {
    const memory = createPositionMemory();
    memory.open(1).take('acme', 7);
    expect(memory.open(1).last()).toBeUndefined();
  });

  it('asks the database again when somebody else has written', () => {
    const memory = createPositionMemory();
    const taken = memory.open(1);
    taken.take('acme', 7);
    taken.keep();
    expect(memory.open(2).last()).toBeUndefined();
  });
});
