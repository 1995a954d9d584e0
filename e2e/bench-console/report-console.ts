import { medianOf } from '../bench/percentiles.ts';
import { formatTable } from '../bench/table.ts';
import type { Findings, Motion, Waits } from './findings.ts';
import type { Heap } from './measure-heap.ts';

/** At 60 frames a second; a frame counts as late by a millisecond, which clocks differ by. */
const frame_ms = 1_000 / 60 + 1;
const long_ms = 50;

/** What was found out, as three tables. */
export function formatFindings({ waits, motions, heaps }: Findings): string {
  const head = ['from click or key to paint', 'times', 'ms', 'worst', 'longest task'];
  const moved = ['what moves', 'frames', 'late', 'over 50 ms', 'longest', 'longest task'];
  const kept = ['what is kept', 'heap KiB', 'nodes', 'listeners'];
  return [
    formatTable(head, waits.map(waitRow)),
    formatTable(moved, motions.map(motionRow)),
    formatTable(kept, heaps.map(heapRow)),
  ].join('\n\n');
}

function waitRow({ what, taken }: Waits): readonly string[] {
  const painted = taken.map((each) => each.painted);
  const longest = taken.map((each) => each.longest);
  return [
    what,
    `${taken.length}`,
    medianOf(painted).toFixed(0),
    Math.max(...painted).toFixed(0),
    task(longest),
  ];
}

function motionRow({ what, frames: { gaps, long } }: Motion): readonly string[] {
  const share = (over: number) =>
    `${((100 * gaps.filter((gap) => gap > over).length) / gaps.length).toFixed(1)} %`;
  return [
    what,
    `${gaps.length}`,
    share(frame_ms),
    share(long_ms),
    Math.max(...gaps).toFixed(0),
    task(long),
  ];
}

function heapRow({ when, used, nodes, listeners }: Heap): readonly string[] {
  return [when, (used / 1_024).toFixed(0), `${nodes}`, `${listeners}`];
}

/** Of tasks only those of more than 50 ms are known. */
function task(durations: readonly number[]): string {
  const longest = Math.max(0, ...durations);
  return longest === 0 ? 'short' : longest.toFixed(0);
}
