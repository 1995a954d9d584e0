import type { Moment } from '@porchlight/protocol';

/** Ends what was begun. Calling it twice is safe. */
export type Stop = () => void;

/** Time as the server sees it, in milliseconds; a parameter, so that tests can hold it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs once after a delay. */
  readonly after: (delay_ms: number, run: () => void) => Stop;
  /** Runs again and again. */
  readonly every: (period_ms: number, run: () => void) => Stop;
  /** Runs once the events that already wait have had their turn. */
  readonly soon: (run: () => void) => void;
  /** Runs when what is being done now has come to its end, before any other event has its turn. */
  readonly next: (run: () => void) => void;
}

let told_ms = Number.NaN;
let told: Moment = '';

/** This moment as it stands in events. Many fall into one millisecond, which is put into words once. */
export function momentOf(clock: Clock, later_ms = 0): Moment {
  const ms = clock.now() + later_ms;
  if (ms !== told_ms) {
    told_ms = ms;
    told = new Date(ms).toISOString();
  }
  return told;
}
