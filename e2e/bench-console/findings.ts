import type { Heap } from './measure-heap.ts';
import type { Frames, Taken } from './probe.ts';

/** Something that was done some times, and how long each took. */
export interface Waits {
  readonly what: string;
  readonly taken: readonly Taken[];
}

/** Something that moved, and how its frames followed. */
export interface Motion {
  readonly what: string;
  readonly frames: Frames;
}

/** What was found out, in the order in which it was done. */
export interface Findings {
  readonly waits: readonly Waits[];
  readonly motions: readonly Motion[];
  readonly heaps: readonly Heap[];
}

/** All that some stages have found. */
export function gather(stages: readonly Findings[]): Findings {
  return {
    waits: stages.flatMap(({ waits }) => waits),
    motions: stages.flatMap(({ motions }) => motions),
    heaps: stages.flatMap(({ heaps }) => heaps),
  };
}
