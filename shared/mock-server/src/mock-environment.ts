/** Ends what was begun. Calling it twice is safe. */
export type Stop = () => void;

/** Time as the mock sees it, in milliseconds. */
export interface MockClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs once after a delay. */
  readonly after: (delay_ms: number, run: () => void) => Stop;
}

/** The powers of the world that the mock server is given, so that it runs in a page, a process or a test. */
export interface MockEnvironment {
  readonly clock: MockClock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Decides what chance does to lines with faults. Default 1. */
  readonly fault_seed?: number;
}
