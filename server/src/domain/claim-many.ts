import {
  reject,
  type Accepted,
  type Ack,
  type AgentAnswers,
  type ReceiptClaim,
  type RefusedClaim,
} from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import { chargeBatch, type RateLimits } from './rate-limits.ts';
import type { RunDurable } from './run-durable.ts';
import type { Log } from './telemetry.ts';

/** What a batch of claims needs. */
interface ClaimManyEnvironment {
  readonly runDurable: RunDurable;
  readonly limits: RateLimits;
  readonly log: Log;
}

type Claimed = Accepted<AgentAnswers['receipt.claim_many']>;

/**
 * Runs claims that came in one frame, each as if it had come alone, all begun before any is waited for: on SQLite they
 * share a commit. Rejects, once all have come to their end, with what went wrong on our side.
 */
export async function claimMany(
  { runDurable, limits, log }: ClaimManyEnvironment,
  caller: Caller,
  claims: readonly ReceiptClaim[],
): Promise<Ack<object>> {
  const wait_ms = chargeBatch(limits, caller, claims.length);
  if (wait_ms > 0) return reject('rate_limited', 'too many claims', wait_ms);
  const running = claims.map((payload) => runDurable(caller, { name: 'receipt.claim', payload }));
  // Not `all`: who waits for the last command before the database is closed must not miss a claim.
  const ends = await Promise.allSettled(running);
  const refused: RefusedClaim[] = [];
  ends.forEach((end, index) => {
    if (end.status === 'rejected') throw end.reason;
    const claim = claims[index];
    if (end.value.ok || claim === undefined) return;
    const { conversation_id, kind } = claim;
    refused.push({ conversation_id, kind, error: end.value.error });
  });
  if (refused.length > 0) noteRefused(log, caller, refused);
  const answer: Claimed = { ok: true, refused };
  return answer;
}

function noteRefused(
  log: Log,
  { principal: { kind, id } }: Caller,
  refused: readonly RefusedClaim[],
): void {
  const codes = [...new Set(refused.map(({ error }) => error.code))];
  log.info({ codes, count: refused.length, kind, id }, 'claims refused');
}
