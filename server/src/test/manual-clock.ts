import type { Clock } from '../domain/clock.ts';

/** A clock that stands until it is told to go on. */
export interface ManualClock extends Clock {
  /** Lets time pass; what is due on the way runs when it is due. */
  readonly pass: (ms: number) => void;
  /** How many wait for their time. */
  readonly waiting: () => number;
}

interface Due {
  at_ms: number;
  readonly run: () => void;
  readonly every_ms: number | null;
}

/** Starts at 2026-01-01. `soon` and `next` run at once when time passes, also by 0 ms. */
export function createManualClock(): ManualClock {
  let now_ms = Date.UTC(2026, 0, 1);
  const waiting = new Set<Due>();

  function add(delay_ms: number, run: () => void, every_ms: number | null) {
    const due: Due = { at_ms: now_ms + delay_ms, run, every_ms };
    waiting.add(due);
    return () => void waiting.delete(due);
  }

  function next(until_ms: number): Due | undefined {
    const ready = [...waiting].filter(({ at_ms }) => at_ms <= until_ms);
    return ready.toSorted((a, b) => a.at_ms - b.at_ms)[0];
  }

  return {
    now: () => now_ms,
    after: (delay_ms, run) => add(delay_ms, run, null),
    every: (period_ms, run) => add(period_ms, run, period_ms),
    soon: (run) => void add(0, run, null),
    next: (run) => void add(0, run, null),
    waiting: () => waiting.size,
    pass(ms) {
      const until_ms = now_ms + ms;
      for (let due = next(until_ms); due !== undefined; due = next(until_ms)) {
        now_ms = Math.max(now_ms, due.at_ms);
        if (due.every_ms === null) waiting.delete(due);
        else due.at_ms += due.every_ms;
        due.run();
      }
      now_ms = until_ms;
    },
  };
}
