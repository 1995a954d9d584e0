import type { MockClock, Stop } from './mock-environment.ts';

/** One direction of a connection: what goes in first comes out first, however the latency changes. */
export interface Lane {
  /** Runs it on the far side, later; never before the call returns. */
  readonly push: (run: () => void) => void;
  /** What is still under way is lost. */
  readonly stop: Stop;
}

/** A lane that takes `latency_ms()`, asked anew for everything that goes in. */
export function createLane(clock: MockClock, latency_ms: () => number): Lane {
  let queue: (() => void)[] = [];
  let last_due = 0;
  // Whichever timer fires, the oldest goes first: timers alone don't promise an order.
  const arrive = () => queue.shift()?.();
  return {
    push(run) {
      queue.push(run);
      const now = clock.now();
      last_due = Math.max(now + latency_ms(), last_due);
      if (last_due <= now) void Promise.resolve().then(arrive);
      else clock.after(last_due - now, arrive);
    },
    stop() {
      queue = [];
    },
  };
}
