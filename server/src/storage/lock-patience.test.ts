import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageError } from '../domain/store.ts';
import { createLockPatience } from './lock-patience.ts';

const locked = () => new StorageError('held', { trouble: 'locked' });

/** Something that can't begin so many times. */
function createDoor(refusals: number, error: () => Error = locked) {
  let attempts = 0;
  const begin = () => {
    attempts += 1;
    if (attempts <= refusals) throw error();
    return 'begun';
  };
  return { begin, attempts: () => attempts };
}

describe('patience with a lock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const patience = () => createLockPatience(Date.now, () => 0.5);

  it('takes no time where nobody stands in the way', () => {
    expect(patience()(createDoor(0).begin)).toBe('begun');
  });

  it('[WR5] tries again until the lock is free', async () => {
    const door = createDoor(3);
    const begun = patience()(door.begin);
    expect(begun).toBeInstanceOf(Promise);
    await vi.advanceTimersByTimeAsync(75);
    expect(await begun).toBe('begun');
    expect(door.attempts()).toBe(4);
  });

  it('[WR5] gives up after five seconds, and then refuses at once until the lock was had', async () => {
    const patiently = patience();
    const door = createDoor(1_000);
    const begun = Promise.resolve(patiently(door.begin)).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(5_100);
    expect(await begun).toBeInstanceOf(StorageError);
    expect(() => patiently(door.begin)).toThrow(StorageError);
    expect(patiently(createDoor(0).begin)).toBe('begun');
    expect(patiently(createDoor(1).begin)).toBeInstanceOf(Promise);
  });

  it('has none with other failures', () => {
    const door = createDoor(1, () => new StorageError('no', { trouble: 'full' }));
    expect(() => patience()(door.begin)).toThrow(StorageError);
    expect(door.attempts()).toBe(1);
  });
});
