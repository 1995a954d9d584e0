import type { MockClock } from '../mock-environment.ts';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends MockClock {
  /** As the client's clock has it: it may run beside the server by the same one. */
  readonly soon: (run: () => void) => void;
  /** Runs everything that falls due within the time, in order, with all that follows at once. */
  readonly advance: (delay_ms: number) => Promise<void>;
}

/** A clock at a fixed moment. */
export function createFakeClock(start = Date.UTC(2026, 10, 20, 9, 30)): FakeClock {
  let now = start;
  let timers: { due: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(delay_ms, run) {
      const timer = { due: now + delay_ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    soon: (run) => void Promise.resolve().then(run),
    async advance(delay_ms) {
      const end = now + delay_ms;
      await settle();
      for (;;) {
        const [next] = timers.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.due);
        next.run();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) await Promise.resolve();
}
