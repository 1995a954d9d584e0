import type { Clock, Stop } from '../environment.ts';

/** A clock that goes by itself, and that can be moved on. */
export interface SkippingClock extends Clock {
  /** What would have happened within this time begins at once, in its order. */
  readonly skip: (by_ms: number) => void;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
  stop: Stop;
}

/** Makes such a clock over another: for dev pages, where real time passes and nobody wants to wait half a minute. */
export function createSkippingClock(base: Clock): SkippingClock {
  const timers = new Set<Timer>();
  let skipped_ms = 0;
  const now = () => base.now() + skipped_ms;
  const arm = (timer: Timer) => {
    timer.stop = base.after(Math.max(0, timer.due - now()), () => {
      timers.delete(timer);
      timer.run();
    });
  };
  return {
    now,
    soon: base.soon,
    after: (delay_ms, run) => {
      const timer: Timer = { due: now() + delay_ms, run, stop: () => undefined };
      timers.add(timer);
      arm(timer);
      return () => {
        timers.delete(timer);
        timer.stop();
      };
    },
    skip: (by_ms) => {
      skipped_ms += by_ms;
      for (const timer of [...timers].toSorted((a, b) => a.due - b.due)) {
        timer.stop();
        arm(timer);
      }
    },
  };
}
