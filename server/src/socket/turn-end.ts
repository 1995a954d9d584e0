import type { Side } from '@porchlight/protocol';
import type { Clock } from '../domain/clock.ts';

/** Leaves something for later. */
export type Leave = (run: () => void) => void;

/**
 * Runs what was left for the end of what is being done now: all of it together, each side's in the order it came. What a
 * commit answers leaves before what the tail tells of that commit, since to make that takes longer than a write. Agents
 * go first: one of them serves many visitors, and what its device claims may so come in time for the next commit.
 */
export function createTurnEnd({ next }: Pick<Clock, 'next'>): Readonly<Record<Side, Leave>> {
  let agents: (() => void)[] = [];
  let visitors: (() => void)[] = [];

  function end(): void {
    const due = [...agents, ...visitors];
    agents = [];
    visitors = [];
    for (const run of due) run();
  }

  function expectEnd(): void {
    if (agents.length + visitors.length === 1) next(end);
  }

  return {
    agent(run) {
      agents.push(run);
      expectEnd();
    },
    visitor(run) {
      visitors.push(run);
      expectEnd();
    },
  };
}

/** How long what is in no hurry may wait for company, in milliseconds. */
const leisure_ms = 10;

/** Runs what was left for a moment without hurry: all of it together, 10 ms after the first of it came. */
export function createLeisure({ after }: Pick<Clock, 'after'>): Leave {
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
