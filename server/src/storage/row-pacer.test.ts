import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRowPacer } from './row-pacer.ts';

describe('the pacer of late rows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Rows that wait, of which each commit writes one; the first `fails` commits fail. */
  function createStage(fails = 0) {
    let [waiting, failures, commits] = [0, fails, 0];
    const commit = async () => {
      commits += 1;
      if (failures === 0) waiting -= 1;
      else {
        failures -= 1;
        throw new Error('the disk is full');
      }
    };
    const pacer = createRowPacer({ late: { waiting: () => waiting }, commit });
    const wait = (count: number) => {
      waiting += count;
      pacer.committed();
    };
    return { pacer, wait, seen: () => ({ waiting, commits }) };
  }

  it('commits while something waits, twenty times a second, and no longer', async () => {
    const { wait, seen } = createStage();
    wait(2);
    wait(1);
    await vi.advanceTimersByTimeAsync(49);
    expect(seen()).toEqual({ waiting: 3, commits: 0 });
    await vi.advanceTimersByTimeAsync(101);
    expect(seen()).toEqual({ waiting: 0, commits: 3 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen()).toEqual({ waiting: 0, commits: 3 });
  });

  it('tries again what the database failed', async () => {
    const { wait, seen } = createStage(2);
    wait(1);
    await vi.advanceTimersByTimeAsync(150);
    expect(seen()).toEqual({ waiting: 0, commits: 3 });
  });

  it('does nothing any more once it is closed', async () => {
    const { pacer, wait, seen } = createStage();
    wait(1);
    pacer.close();
    await vi.advanceTimersByTimeAsync(60_000);
    wait(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen()).toEqual({ waiting: 2, commits: 0 });
  });
});
