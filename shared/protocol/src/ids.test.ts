import { describe, expect, it } from 'vitest';
import { createIdSource, isId, timeOfId } from './ids.ts';

describe('ids', () => {
  it('are UUIDv7 of the clock', () => {
    const newId = createIdSource(
      () => 0x0198c0de1234,
      () => 0.5,
    );
    const id = newId();
    expect(isId(id)).toBe(true);
    expect(id.replaceAll('-', '').slice(0, 12)).toBe('0198c0de1234');
    expect(id[14]).toBe('7');
    expect('89ab').toContain(id[19]);
  });

  it('tell when they were made, where they can', () => {
    const newId = createIdSource(
      () => Date.UTC(2026, 10, 20, 12, 30),
      () => 0.5,
    );
    expect(timeOfId(newId())).toBe(Date.UTC(2026, 10, 20, 12, 30));
    expect(timeOfId('6fa459ea-ee8a-4ca4-894e-db77e160355e')).toBeNull();
  });

  it('rise within a millisecond, past the counter, and when the clock steps back', () => {
    let now = 1_000;
    const newId = createIdSource(
      () => now,
      () => 0.999,
    );
    const made = Array.from({ length: 5_000 }, newId);
    now = 10;
    made.push(newId(), newId());
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    expect(made.every(isId)).toBe(true);
  });

  it.each([
    42,
    '',
    'x',
    '0198C0DE-0000-7000-8000-00000000000A',
    '0198c0de00007000800000000000000a',
  ])('are not %j', (value) => expect(isId(value)).toBe(false));
});
