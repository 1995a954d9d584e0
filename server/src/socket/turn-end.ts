import type { Clock } from '../domain/clock.ts';

/** Leaves something for the end of the turn. */
export type AtTurnEnd = (run: () => void) => void;

/**
 * Runs what was left for the end of a turn of the event loop: all of it together, in the order it came. What a commit
 * answers and what the tail tells of that commit fall into one turn, so both find their way out together.
 */
export function createTurnEnd({ next }: Pick<Clock, 'next'>): AtTurnEnd {
  let left: (() => void)[] = [];

  function end(): void {
    const due = left;
    left = [];
    for (const run of due) run();
  }

  return (run) => {
    // At the second end: the first is where the tail takes up what was committed.
    if (left.push(run) === 1) next(() => next(end));
  };
}

/** How long what is in no hurry may wait for company, in milliseconds. */
const leisure_ms = 10;

/** Runs what was left for a moment without hurry: all of it together, 10 ms after the first of it came. */
export function createLeisure({ after }: Pick<Clock, 'after'>): AtTurnEnd {
  let left: (() => void)[] = [];

  function end(): void {
    const due = left;
    left = [];
    for (const run of due) run();
  }

  return (run) => {
    if (left.push(run) === 1) after(leisure_ms, end);
  };
}
