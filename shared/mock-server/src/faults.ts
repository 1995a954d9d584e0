import {
  reject,
  supportedVersions,
  type CommandName,
  type ErrorCode,
  type Rejection,
  type VersionRange,
} from '@porchlight/protocol';
import type { Stop } from './mock-environment.ts';
import { createSeededRandom } from './seeded-random.ts';

/** What goes wrong on a line. Chances are in [0, 1] and judged anew for everything that crosses. */
export interface Faults {
  /** How long everything takes, each way. */
  readonly latency_ms: number;
  /** Up to so much longer, at random. What goes in first still comes out first. */
  readonly jitter_ms: number;
  /** Chance that a frame is lost and nobody told. */
  readonly drop_frames: number;
  /** Chance that a command is carried out and its answer lost. */
  readonly drop_acks: number;
  /** Chance that a frame arrives, or a command is carried out, twice. */
  readonly repeat: number;
  /** Chance that a frame or command is overtaken by what comes next, 50 ms at the most. */
  readonly reorder: number;
  /** Chance that the line is cut just when something would cross it. */
  readonly cut: number;
  /** Commands that are refused instead of carried out. */
  readonly refuse: readonly Refusal[];
  /** The protocol versions that the server says it speaks. */
  readonly versions: VersionRange;
  /** True: every connection is cut and none comes through. */
  readonly offline: boolean;
}

/** A refusal on demand. */
export interface Refusal {
  readonly code: ErrorCode;
  /** Absent: every command and query. `connect` and `session` are the handshake, and signing in over HTTP. */
  readonly command?: CommandName | 'connect' | 'session';
  /** So many times; absent: until it is taken back. */
  readonly times?: number;
  /** With `rate_limited`: how long to wait. */
  readonly retry_after_ms?: number;
}

/** Nothing goes wrong. */
export const noFaults: Faults = {
  latency_ms: 0,
  jitter_ms: 0,
  drop_frames: 0,
  drop_acks: 0,
  repeat: 0,
  reorder: 0,
  cut: 0,
  refuse: [],
  versions: supportedVersions,
  offline: false,
};

/** The switches of the faults. They may be turned while lines are open. */
export interface FaultControls {
  readonly read: () => Faults;
  readonly set: (change: Partial<Faults>) => void;
  /** Called after every change. */
  readonly subscribe: (listener: (faults: Faults) => void) => Stop;
  /** Whether this command is refused now; counts where a refusal holds for so many times. */
  readonly refusalOf: (command: NonNullable<Refusal['command']>) => Rejection | undefined;
  /** The luck of one more line, in [0, 1): the same for the same seed and number of lines before it. */
  readonly newLuck: () => () => number;
}

/** Fault controls with every fault off. The seed decides what chance does. */
export function createFaults(seed = 1): FaultControls {
  let faults = noFaults;
  let lines = 0;
  const listeners = new Set<(faults: Faults) => void>();
  const set = (change: Partial<Faults>) => {
    faults = { ...faults, ...change };
    for (const listener of listeners) listener(faults);
  };
  return {
    read: () => faults,
    set,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refusalOf(command) {
      const refusal = faults.refuse.find((one) => (one.command ?? command) === command);
      if (refusal === undefined) return undefined;
      if (refusal.times !== undefined) set({ refuse: countDown(faults.refuse, refusal) });
      return reject(refusal.code, 'refused on demand', refusal.retry_after_ms);
    },
    newLuck: () => createSeededRandom(seed * 0x1_0000 + (lines += 1)),
  };
}

function countDown(all: readonly Refusal[], spent: Refusal): readonly Refusal[] {
  return all.flatMap((refusal) => {
    if (refusal !== spent) return [refusal];
    const times = (refusal.times ?? 0) - 1;
    return times > 0 ? [{ ...refusal, times }] : [];
  });
}
