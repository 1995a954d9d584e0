import type { Caller } from './caller.ts';
import type { Clock } from './clock.ts';
import {
  createTokenBuckets,
  type Allowance,
  type Taken,
  type TokenBuckets,
} from './token-buckets.ts';

/**
 * How much is allowed. People never come near; a page gone wild, or somebody who guesses passwords, does. Several people
 * may share an address, so what is counted by address is roomy.
 */
const allowances = {
  /** Any command or query, per principal: the outer wall, before anything is read. */
  visitor_commands: { burst: 120, per_s: 20 },
  agent_commands: { burst: 600, per_s: 150 },
  /** What visitors are answered, in thousands of letters, per visitor and address: to answer costs far more than to ask. */
  visitor_answers: { burst: 30_000, per_s: 300 },
  address_answers: { burst: 100_000, per_s: 1_500 },
  /** Messages of visitors, per visitor, address and account. */
  visitor_messages: { burst: 40, per_s: 2 },
  address_messages: { burst: 200, per_s: 20 },
  account_messages: { burst: 3_000, per_s: 500 },
  /** Calls of the API and for files, per address, whoever makes them. */
  requests: { burst: 1_000, per_s: 200 },
  /** Lines to the server, per address, before anybody says who they are. */
  openings: { burst: 600, per_s: 40 },
  /** New connections and new visitor sessions, per address. */
  connections: { burst: 300, per_s: 20 },
  visitor_sessions: { burst: 120, per_s: 4 },
  /** Sign-ins per address, because each costs a slow hash; wrong ones, per address and per e-mail address. */
  sign_ins: { burst: 60, per_s: 1 },
  wrong_by_address: { burst: 30, per_s: 0.2 },
  /** Files of visitors, and what they weigh in kB, per visitor and per address. */
  visitor_uploads: { burst: 60, per_s: 0.5 },
  visitor_upload_kb: { burst: 500_000, per_s: 500 },
  address_upload_kb: { burst: 2_000_000, per_s: 5_000 },
  /** Looks at pages of other websites, per agent. */
  page_checks: { burst: 20, per_s: 1 / 5 },
  /** Transcripts by mail, per conversation. */
  transcripts: { burst: 3, per_s: 1 / 600 },
  /** Looks at what a visitor writes before it is sent; more are not passed on. */
  typing_previews: { burst: 10, per_s: 4 },
  /** Test mails, per admin. */
  test_mails: { burst: 5, per_s: 1 / 30 },
  wrong_by_email: { burst: 8, per_s: 1 / 30 },
} as const satisfies Record<string, Allowance>;

/** One set of buckets for each allowance. */
export type RateLimits = Readonly<Record<keyof typeof allowances, TokenBuckets>>;

/** What all nodes together allow. The others protect a node from work, so each has its own. */
export const sharedLimits = [
  'visitor_messages',
  'address_messages',
  'account_messages',
  'transcripts',
  'connections',
  'visitor_sessions',
  'sign_ins',
  'wrong_by_address',
  'wrong_by_email',
] as const satisfies (keyof typeof allowances)[];

/** One of them. */
export type SharedLimit = (typeof sharedLimits)[number];

const never: TokenBuckets = {
  take: () => 0,
  wait: () => 0,
  giveBack: () => undefined,
  takenElsewhere: () => undefined,
};

/** Makes the buckets; switched off, they never say no. `taken` hears what is taken from shared ones. */
export function createRateLimits(
  clock: Clock,
  on: boolean,
  taken: (limit: SharedLimit, key: string, count: number) => void = () => undefined,
): RateLimits {
  const names = Object.keys(allowances) as (keyof typeof allowances)[];
  const made = names.map((name) => {
    const shared = sharedLimits.find((limit) => limit === name);
    const tell: Taken | undefined =
      shared === undefined ? undefined : (key, count) => taken(shared, key, count);
    return [name, on ? createTokenBuckets(clock, allowances[name], tell) : never] as const;
  });
  return Object.fromEntries(made) as RateLimits;
}

/** Charges a caller for a command: how long to wait, 0 for not at all. */
export function chargeCommand(limits: RateLimits, { principal, program }: Caller): number {
  if (program !== undefined) return limits.agent_commands.take(program);
  return limits[`${principal.kind}_commands`].take(principal.id);
}

/**
 * Charges a caller for a batch, whose frame has been charged as one command, as for so many. How long to wait, 0 for not at
 * all. A batch of any size goes through in the end.
 */
export function chargeBatch(
  limits: RateLimits,
  { principal: { kind, id } }: Caller,
  count: number,
): number {
  const buckets = limits[`${kind}_commands`];
  buckets.giveBack(id);
  return buckets.take(id, count);
}

/** No answer is larger, in thousands of letters: ten conversations with fifty messages each, and each of those as long as can be. */
const largestAnswer = 5_000;

type AnswerLimits = Pick<RateLimits, 'visitor_answers' | 'address_answers'>;

/**
 * Charges a visitor for the largest answer there is, since many may be asked for at once: how long to wait, 0 for not at all. What it
 * turns out to be is settled afterwards.
 */
export function reserveAnswer(limits: AnswerLimits, caller: Caller): number {
  const { principal, address, program } = caller;
  if (principal.kind === 'agent' || program !== undefined) return 0;
  const wait_ms = limits.visitor_answers.take(principal.id, largestAnswer);
  if (wait_ms > 0) return wait_ms;
  const other_ms = limits.address_answers.take(address, largestAnswer);
  if (other_ms > 0) limits.visitor_answers.takenElsewhere(principal.id, -largestAnswer);
  return other_ms;
}

/** Gives back what was reserved, but for the answer's own weight. */
export function settleAnswer(limits: AnswerLimits, caller: Caller, weight: number): void {
  const { principal, address, program } = caller;
  if (principal.kind === 'agent' || program !== undefined) return;
  limits.visitor_answers.takenElsewhere(principal.id, weight - largestAnswer);
  limits.address_answers.takenElsewhere(address, weight - largestAnswer);
}

/** Charges a caller for a file: how long to wait, 0 for not at all. */
export function chargeUpload(
  limits: Pick<RateLimits, 'visitor_uploads' | 'visitor_upload_kb' | 'address_upload_kb'>,
  { principal, address, program }: Caller,
  size: number,
): number {
  if (principal.kind === 'agent' || program !== undefined) return 0;
  const kb = Math.ceil(size / 1_000);
  return Math.max(
    limits.visitor_uploads.take(principal.id),
    limits.visitor_upload_kb.take(principal.id, kb),
    limits.address_upload_kb.take(address, kb),
  );
}

/** Charges a caller for a message: how long to wait, 0 for not at all. */
export function chargeMessage(limits: RateLimits, { principal, address, program }: Caller): number {
  if (principal.kind === 'agent' || program !== undefined) return 0;
  return Math.max(
    limits.visitor_messages.take(principal.id),
    limits.address_messages.take(address),
    limits.account_messages.take(principal.account_id),
  );
}
