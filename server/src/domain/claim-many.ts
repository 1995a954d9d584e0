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
import type { DurableRunner } from './run-durable.ts';
import type { Log } from './telemetry.ts';

/** What a batch of claims needs. */
interface ClaimManyEnvironment {
  readonly durable: Pick<DurableRunner, 'runAll'>;
  readonly limits: RateLimits;
  readonly log: Log;
}

type Claimed = Accepted<AgentAnswers['receipt.claim_many']>;

/**
 * Runs claims that came in one frame, each as if it had come alone. Rejects, once all have come to their end, with what went
 * wrong on our side.
 */
export async function claimMany(
  { durable, limits, log }: ClaimManyEnvironment,
  caller: Caller,
  claims: readonly ReceiptClaim[],
): Promise<Ack<object>> {
  const wait_ms = chargeBatch(limits, caller, claims.length);
  if (wait_ms > 0) return reject('rate_limited', 'too many claims', wait_ms);
  const commands = claims.map((payload) => ({ name: 'receipt.claim', payload }) as const);
  const acks = await durable.runAll(caller, commands);
  const refused: RefusedClaim[] = [];
  acks.forEach((ack, index) => {
    const claim = claims[index];
    if (ack.ok || claim === undefined) return;
    const { conversation_id, kind } = claim;
    refused.push({ conversation_id, kind, error: ack.error });
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
