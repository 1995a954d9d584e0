import { parseArgs } from 'node:util';

/** How big a storm is, and what decides it. Every mishap happens at least once, however short it is. */
export interface StormOptions {
  readonly seed: number;
  /** How long it blows, in milliseconds; getting calm and being judged come after that. */
  readonly duration_ms: number;
  /** Now and then a server stands still for so long; clients give up after 9 s. */
  readonly longest_freeze_ms: number;
  /** 1: SQLite. 2: two nodes on Postgres with Redis. */
  readonly nodes: 1 | 2;
  readonly visitors: number;
  readonly agents: number;
  /** The mishaps of the plan; by default every one that the machine allows. */
  readonly mishaps?: readonly string[];
}

/** A storm of a few seconds: for `npm test`, and for planted bugs. */
export const shortStorm: StormOptions = {
  seed: 1,
  duration_ms: 8_000,
  longest_freeze_ms: 3_000,
  nodes: 1,
  visitors: 14,
  agents: 3,
};

/** What the command line asks for, over a storm of ten minutes. */
export function readStormOptions(args: readonly string[]): StormOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      minutes: { type: 'string', default: '10' },
      nodes: { type: 'string', default: '1' },
      visitors: { type: 'string', default: '24' },
      agents: { type: 'string', default: '4' },
    },
  });
  return {
    seed: values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed),
    duration_ms: Number(values.minutes) * 60_000,
    longest_freeze_ms: 12_000,
    nodes: values.nodes === '2' ? 2 : 1,
    visitors: Number(values.visitors),
    agents: Number(values.agents),
  };
}
