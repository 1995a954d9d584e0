import type { Clock } from '../environment.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on, running what falls due, in order, and what follows from it. */
  readonly advance: (by_ms: number) => Promise<void>;
  /** Time passes and no timer runs, as in a computer that is asleep. */
  readonly sleep: (by_ms: number) => void;
  /** Somebody sets the clock back; what falls due does so after as long as before. */
  readonly setBack: (by_ms: number) => void;
  /** How many timers are set. */
  readonly pending: () => number;
}

interface Timer {
  due: number;
  readonly run: () => void;
}

/** Makes a clock that shows `start_ms`. */
export function createFakeClock(start_ms = Date.UTC(2026, 0, 1)): FakeClock {
  const timers = new Set<Timer>();
  let now = start_ms;

  function nextDue(until: number): Timer | undefined {
    return [...timers]
      .filter((timer) => timer.due <= until)
      .toSorted((a, b) => a.due - b.due)
      .at(0);
  }

  return {
    now: () => now,
    after: (delay_ms, run) => {
      const timer = { due: now + delay_ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    soon: (run) => void Promise.resolve().then(run),
    advance: async (by_ms) => {
      const until = now + by_ms;
      await settled();
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.due);
        timer.run();
        await settled();
      }
      now = until;
    },
    sleep: (by_ms) => void (now += by_ms),
    setBack: (by_ms) => {
      now -= by_ms;
      for (const timer of timers) timer.due -= by_ms;
    },
    pending: () => timers.size,
  };
}

/** Resolves once every promise that can go on by itself has done so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}
