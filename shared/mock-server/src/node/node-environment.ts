import type { MockEnvironment } from '../mock-environment.ts';

/** The powers of a Node process. */
export function createNodeEnvironment(random: () => number = Math.random): MockEnvironment {
  return {
    random,
    clock: {
      now: Date.now,
      after(delay_ms, run) {
        const timer = setTimeout(run, delay_ms);
        return () => clearTimeout(timer);
      },
    },
  };
}
