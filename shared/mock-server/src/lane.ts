import { judgeFate, type Parcel } from './fate.ts';
import type { Faults } from './faults.ts';
import type { MockClock, Stop } from './mock-environment.ts';

/** One direction of a connection: what goes in first comes out first, however long it takes, unless a fault has it otherwise. */
export interface Lane {
  /** Runs it on the far side, later; never before the call returns. */
  readonly push: (parcel: Parcel, run: () => void) => void;
  /** What is still under way is lost. */
  readonly stop: Stop;
}

/** What a lane is made of. */
export interface LaneParts {
  readonly clock: MockClock;
  /** Asked anew for everything that goes in. */
  readonly faults: () => Faults;
  /** In [0, 1). */
  readonly luck: () => number;
  /** Chance has it that the line is cut. */
  readonly cut: Stop;
}

/** How long something that is to be overtaken waits for what overtakes it. */
const late_ms = 50;

/** A lane of a line with these faults. */
export function createLane({ clock, faults, luck, cut }: LaneParts): Lane {
  let queue: (() => void)[] = [];
  let held: (() => void) | undefined;
  let last_due = 0;
  // Whichever timer fires, the oldest goes first: timers alone don't promise an order.
  const arrive = () => queue.shift()?.();
  const enter = (run: () => void) => {
    queue.push(run);
    const now = clock.now();
    last_due = Math.max(now + delayOf(faults(), luck), last_due);
    if (last_due <= now) void Promise.resolve().then(arrive);
    else clock.after(last_due - now, arrive);
  };
  const release = (run: (() => void) | undefined = held) => {
    if (run === undefined || run !== held) return;
    held = undefined;
    enter(run);
  };
  const holdBack = (run: () => void) => {
    held = run;
    clock.after(late_ms, () => release(run));
  };
  return {
    push(parcel, run) {
      const fate = judgeFate(parcel, faults(), luck());
      if (fate === 'cut') return cut();
      if (fate === 'late' && held === undefined) return holdBack(run);
      if (fate !== 'lost') enter(run);
      if (fate === 'twice') enter(run);
      // Frames are overtaken by frames: an answer that overtakes one breaks no order that anybody sees.
      if (parcel === 'frame' || parcel === 'command') release();
    },
    stop() {
      queue = [];
      held = undefined;
    },
  };
}

function delayOf({ latency_ms, jitter_ms }: Faults, luck: () => number): number {
  return jitter_ms === 0 ? latency_ms : latency_ms + Math.round(jitter_ms * luck());
}
