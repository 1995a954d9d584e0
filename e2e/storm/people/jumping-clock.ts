import type { Clock } from '@porchlight/client';

/** A device's clock, which somebody sets. */
export interface JumpingClock extends Clock {
  /** Sets the clock forward, or back by a negative number. Timers go on as they were, as in a browser. */
  readonly jump: (ms: number) => void;
}

/** A clock that is right until it jumps. */
export function createJumpingClock(): JumpingClock {
  let ahead_ms = 0;
  const after: Clock['after'] = (delay_ms, run) => {
    const timer = setTimeout(run, delay_ms);
    return () => clearTimeout(timer);
  };
  return {
    now: () => Date.now() + ahead_ms,
    after,
    soon: (run) => void after(0, run),
    jump: (ms) => {
      ahead_ms += ms;
    },
  };
}
