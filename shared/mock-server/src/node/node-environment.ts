import type { MockClock, MockEnvironment } from '../mock-environment.ts';

/** The powers of a Node process. */
export function createNodeEnvironment(random: () => number = Math.random): MockEnvironment {
  return { random, clock: createNodeClock() };
}

/** The clock of a Node process, or one that is so much ahead of it. */
export function createNodeClock(ahead_ms = 0): MockClock {
  return {
    now: () => Date.now() + ahead_ms,
    after(delay_ms, run) {
      const timer = setTimeout(run, delay_ms);
      return () => clearTimeout(timer);
    },
  };
}
