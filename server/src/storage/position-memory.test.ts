import { describe, expect, it } from 'vitest';
import { createPositionMemory } from './position-memory.ts';

describe('the memory of positions', () => {
  it('counts on from what was committed, and knows nothing before', () => {
    const memory = createPositionMemory();
    const first = memory.open(1);
    expect(first.last('acme')).toBeUndefined();
    first.take('acme', 7);
    expect([first.last('acme'), first.accounts()]).toEqual([7, ['acme']]);
    first.keep();
    const second = memory.open(1);
    expect([second.last('acme'), second.last('other'), second.accounts()]).toEqual([
      7,
      undefined,
      [],
    ]);
  });

  it('forgets what was taken in a transaction that came to nothing', () => {
    const memory = createPositionMemory();
    memory.open(1).take('acme', 7);
    expect(memory.open(1).last('acme')).toBeUndefined();
  });

  it('asks the database again when somebody else has written', () => {
    const memory = createPositionMemory();
    const taken = memory.open(1);
    taken.take('acme', 7);
    taken.keep();
    expect(memory.open(2).last('acme')).toBeUndefined();
  });
});
