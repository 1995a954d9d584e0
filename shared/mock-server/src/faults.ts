import type { Stop } from './mock-environment.ts';

/** What goes wrong between the mock server and everybody. */
export interface Faults {
  /** How long a frame or answer takes, each way. */
  readonly latency_ms: number;
  /** True: every connection is cut and none comes through. */
  readonly offline: boolean;
}

/** Nothing goes wrong. */
const noFaults: Faults = { latency_ms: 0, offline: false };

/** The switches of the faults. */
export interface FaultControls {
  readonly read: () => Faults;
  readonly set: (change: Partial<Faults>) => void;
  /** Called after every change. */
  readonly subscribe: (listener: (faults: Faults) => void) => Stop;
}

/** Fault controls with every fault off. */
export function createFaults(): FaultControls {
  let faults = noFaults;
  const listeners = new Set<(faults: Faults) => void>();
  return {
    read: () => faults,
    set(change) {
      faults = { ...faults, ...change };
      for (const listener of listeners) listener(faults);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
