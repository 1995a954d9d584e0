import type { Clock } from '../domain/clock.ts';

/** Leaves something for later. */
export type Leave = (run: () => void) => void;

/** Ways out at the end of what is being done now. */
export interface TurnEnd {
  /** For whoever waits for an answer, on either side. */
  readonly answer: Leave;
  readonly agent: Leave;
  readonly visitor: Leave;
}

/**
 * Runs what was left for the end of what is being done now: all of it together, each kind in the order it came. Answers go
 * first: somebody waits for each of them, and what the tail tells its receiver of the same commit goes along. Then agents: one
 * of them serves many visitors, and what its device claims may so come in time for the next commit.
 */
export function createTurnEnd({ next }: Pick<Clock, 'next'>): TurnEnd {
  let answers: (() => void)[] = [];
  let agents: (() => void)[] = [];
  let visitors: (() => void)[] = [];

  function end(): void {
    const due = [...answers, ...agents, ...visitors];
    answers = [];
    agents = [];
    visitors = [];
    for (const run of due) run();
  }

  function expectEnd(): void {
    if (answers.length + agents.length + visitors.length === 1) next(end);
  }

  return {
    answer(run) {
      answers.push(run);
      expectEnd();
    },
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
