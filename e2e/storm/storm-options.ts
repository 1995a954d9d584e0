import { parseArgs } from 'node:util';

/** How big a storm is, and what decides it. Every mishap happens at least once, however short it is. */
export interface StormOptions {
  readonly seed: number;
  /** How long it blows, in milliseconds; getting calm and being judged come after that. */
  readonly duration_ms: number;
  /** Now and then a server stands still for so long; clients give up after 9 s. */
  readonly longest_freeze_ms: number;
  /** How long people get to have everything again, in milliseconds: longer than the longest wait of a client. */
  readonly patience_ms: number;
  /** 1: SQLite. 2: two nodes on Postgres with Redis. */
  readonly nodes: 1 | 2;
  readonly visitors: number;
  readonly agents: number;
  /** The mishaps of the plan, by name (" again" for another time); by default every one that the machine allows. */
  readonly mishaps?: readonly string[];
  /** What of these does not happen. */
  readonly left_out?: readonly string[];
  /** Where the result goes as JSON, besides being told. */
  readonly report?: string;
}

/** A storm of a few seconds: for `npm test`, and for planted bugs. */
export const shortStorm: StormOptions = {
  seed: 1,
  duration_ms: 8_000,
  longest_freeze_ms: 3_000,
  patience_ms: 60_000,
  nodes: 1,
  visitors: 14,
  agents: 3,
  // Whoever goes on with it waits for half a minute, in case that somebody is still at it.
  left_out: ['server killed in an erasure'],
};

/** Instead of a storm: how many clients to bring back after a restart, or messages to send between nodes. */
export interface Measures {
  readonly recovery?: number;
  readonly latency?: number;
}

/** What the command line asks for: ten minutes, unless it says otherwise; `--short` begins from the short storm. */
export function readStormOptions(args: readonly string[]): StormOptions & Measures {
  const { values } = parseArgs({ args: [...args], options: flags });
  const basis = values.short === true ? shortStorm : longStorm;
  const number = (text: string | undefined, otherwise: number): number =>
    text === undefined ? otherwise : Number(text);
  return {
    seed: number(values.seed, Date.now() % 1_000_000),
    duration_ms: number(values.minutes, basis.duration_ms / 60_000) * 60_000,
    longest_freeze_ms: basis.longest_freeze_ms,
    patience_ms: basis.patience_ms,
    nodes: values.nodes === '2' ? 2 : 1,
    visitors: number(values.visitors, basis.visitors),
    agents: number(values.agents, basis.agents),
    ...(basis.left_out === undefined ? {} : { left_out: basis.left_out }),
    ...(values.mishaps === undefined ? {} : { mishaps: values.mishaps.split(',') }),
    ...(values.recovery === undefined ? {} : { recovery: Number(values.recovery) }),
    ...(values.latency === undefined ? {} : { latency: Number(values.latency) }),
    ...(values.report === undefined ? {} : { report: values.report }),
  };
}

const longStorm: Omit<StormOptions, 'seed'> = {
  duration_ms: 600_000,
  longest_freeze_ms: 12_000,
  // After ten minutes of bad weather some have hundreds of messages to send, one at a time.
  patience_ms: 240_000,
  nodes: 1,
  visitors: 24,
  agents: 4,
};

const flags = {
  seed: { type: 'string' },
  minutes: { type: 'string' },
  nodes: { type: 'string' },
  visitors: { type: 'string' },
  agents: { type: 'string' },
  mishaps: { type: 'string' },
  report: { type: 'string' },
  recovery: { type: 'string' },
  latency: { type: 'string' },
  short: { type: 'boolean' },
} as const;
