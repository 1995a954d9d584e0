import {
  limits,
  type Ack,
  type AgentAnswers,
  type Id,
  type ReceiptClaim,
  type ReceiptKind,
  type RefusedClaim,
  type WireError,
} from '@porchlight/protocol';
import type { Clock, Link, Stop } from './environment.ts';

const retry_ms = 2_000;

/** Tells the server what has arrived and what was read, no more often than it must. */
export interface Claims {
  /** Everything up to this seq is here, or was read. Claims what raises an earlier claim. */
  readonly claim: (conversation_id: Id, kind: ReceiptKind, up_to_seq: number) => void;
  /** The connection is live: what was not confirmed is claimed again. */
  readonly resume: () => void;
  /** The server's history is another one. */
  readonly forget: () => void;
  readonly close: Stop;
}

interface Marks {
  delivered: number;
  read: number;
}

interface Line {
  readonly wanted: Marks;
  readonly confirmed: Marks;
  /** From when its claim falls due until that is answered. */
  asked: boolean;
  /** The timer before whose end it may claim nothing. */
  pausing: Stop | null;
}

/** A line whose claim is under way. */
interface Sent {
  readonly line: Line;
  readonly claim: ReceiptClaim;
}

/**
 * Makes the claimant: the first claim leaves at once, then at most one per `limits.claim_ms` and conversation. What falls
 * due in one turn leaves together.
 */
export function createClaims({
  clock,
  call,
  isLive,
}: {
  clock: Clock;
  call: Link['call'];
  isLive: () => boolean;
}): Claims {
  const lines = new Map<Id, Line>();
  const due = new Map<Id, Line>();
  const timers = new Set<Stop>();

  function lineOf(id: Id): Line {
    const known = lines.get(id);
    if (known !== undefined) return known;
    const none = { delivered: 0, read: 0 };
    const line = { wanted: { ...none }, confirmed: { ...none }, asked: false, pausing: null };
    lines.set(id, line);
    return line;
  }

  function pump(id: Id, line: Line): void {
    if (!isBehind(line) || line.asked || line.pausing !== null || !isLive()) return;
    line.asked = true;
    if (due.size === 0) clock.soon(leave);
    due.set(id, line);
  }

  function leave(): void {
    const sent = [...due].map(([id, line]) => ({ line, claim: claimOf(id, line) }));
    due.clear();
    pause(sent, limits.claim_ms);
    for (let from = 0; from < sent.length; from += limits.claims) {
      void send(sent.slice(from, from + limits.claims));
    }
  }

  /** What left together may leave together again, so one timer is for all of it. A later pause outdoes it. */
  function pause(batch: readonly Sent[], pause_ms: number): void {
    const stop = clock.after(pause_ms, () => {
      timers.delete(stop);
      for (const { line, claim } of batch) {
        if (line.pausing !== stop) continue;
        line.pausing = null;
        pump(claim.conversation_id, line);
      }
    });
    timers.add(stop);
    for (const { line } of batch) line.pausing = stop;
  }

  async function send(batch: readonly Sent[]): Promise<void> {
    const claims = batch.map(({ claim }) => claim);
    const outcome = await call('receipt.claim_many', { claims });
    const known = batch.filter(({ line, claim }) => lines.get(claim.conversation_id) === line);
    for (const { line } of known) line.asked = false;
    if (outcome.kind === 'answered') settle(known, outcome.ack);
    for (const { line, claim } of known) pump(claim.conversation_id, line);
  }

  function settle(batch: readonly Sent[], ack: Ack<object>): void {
    // What the server will never take is not asked again.
    if (!ack.ok && ack.error.retry !== 'never') return pause(batch, waitOf(ack.error));
    const refused = ack.ok ? refusedIn(ack) : [];
    for (const sent of batch) {
      const error = errorFor(sent.claim, refused);
      if (error === undefined || error.retry === 'never') confirm(sent);
      else pause([sent], waitOf(error));
    }
  }

  function close(): void {
    for (const stop of timers) stop();
    timers.clear();
    due.clear();
  }

  return {
    claim: (conversation_id, kind, up_to_seq) => {
      const line = lineOf(conversation_id);
      line.wanted[kind] = Math.max(line.wanted[kind], up_to_seq);
      pump(conversation_id, line);
    },
    resume: () => lines.forEach((line, id) => pump(id, line)),
    forget: () => {
      close();
      lines.clear();
    },
    close,
  };
}

function isBehind({ wanted, confirmed }: Line): boolean {
  return wanted.read > confirmed.read || wanted.delivered > confirmed.delivered;
}

/** What to claim now: read before delivered, since it implies it. */
function claimOf(conversation_id: Id, { wanted, confirmed }: Line): ReceiptClaim {
  const kind = wanted.read > confirmed.read ? 'read' : 'delivered';
  return { conversation_id, kind, up_to_seq: wanted[kind] };
}

function refusedIn(answer: object): readonly RefusedClaim[] {
  return (answer as Partial<AgentAnswers['receipt.claim_many']>).refused ?? [];
}

/** Why a claim was not taken; undefined where it was. A batch has one claim for each conversation. */
function errorFor({ conversation_id }: ReceiptClaim, refused: readonly RefusedClaim[]) {
  return refused.find((claim) => claim.conversation_id === conversation_id)?.error;
}

function waitOf({ retry_after_ms }: WireError): number {
  return retry_after_ms ?? retry_ms;
}

function confirm({ line: { confirmed }, claim: { kind, up_to_seq } }: Sent): void {
  confirmed[kind] = up_to_seq;
  if (kind === 'read') confirmed.delivered = Math.max(confirmed.delivered, up_to_seq);
}
