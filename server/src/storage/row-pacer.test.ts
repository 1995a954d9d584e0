import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRowPacer } from './row-pacer.ts';

describe('the pacer of late rows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Rows that wait, of which each commit of a round writes one; `fails` commits fail first. */
  function createStage(fails = 0) {
    let [waiting, round, failures, commits] = [0, 0, fails, 0];
    const late = {
      waiting: () => waiting,
      beginRound: () => void (round = waiting),
      isInRound: () => round > 0,
      breakRound: () => void (round = 0),
    };
    const commit = async () => {
      commits += 1;
      if (failures > 0) {
        failures -= 1;
        throw new Error('the disk is full');
      }
      round -= 1;
      waiting -= 1;
    };
    const pacer = createRowPacer({ late, commit, delay_ms: 3_000 });
    const wait = (count: number) => {
      waiting += count;
      pacer.committed();
    };
    return { pacer, wait, seen: () => ({ waiting, commits }) };
  }

  it('begins a round after a while, and commits until it is over', async () => {
    const { wait, seen } = createStage();
    wait(2);
    await vi.advanceTimersByTimeAsync(2_999);
    wait(1);
    expect(seen()).toEqual({ waiting: 3, commits: 0 });
    await vi.advanceTimersByTimeAsync(1);
    expect(seen()).toEqual({ waiting: 0, commits: 3 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen()).toEqual({ waiting: 0, commits: 3 });
  });

  it('tries again in a round of its own what the database failed', async () => {
    const { wait, seen } = createStage(1);
    wait(2);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(seen()).toEqual({ waiting: 2, commits: 1 });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(seen()).toEqual({ waiting: 0, commits: 3 });
  });

  it('does nothing any more once it is closed', async () => {
    const { pacer, wait, seen } = createStage();
    wait(1);
    pacer.close();
    await vi.advanceTimersByTimeAsync(60_000);
    wait(1);
    expect([seen(), vi.getTimerCount()]).toEqual([{ waiting: 2, commits: 0 }, 0]);
  });
});
