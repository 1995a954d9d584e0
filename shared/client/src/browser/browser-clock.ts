import type { Clock } from '../environment.ts';

/** The browser's own time. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after: (delay_ms, run) => {
    const timer = setTimeout(run, delay_ms);
    return () => clearTimeout(timer);
  },
};
