import type { Clock } from './domain/clock.ts';

/** Time as this machine tells it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay_ms, run) {
    const timer = setTimeout(run, delay_ms);
    return () => clearTimeout(timer);
  },
  every(period_ms, run) {
    const timer = setInterval(run, period_ms);
    return () => clearInterval(timer);
  },
  soon: (run) => void setImmediate(run),
  next: (run) => process.nextTick(run),
};
