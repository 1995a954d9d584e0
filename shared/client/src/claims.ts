import { limits, type Id, type ReceiptKind } from '@porchlight/protocol';
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
  asked: boolean;
  /** Set while the pace forbids the next claim. */
  pausing: Stop | null;
}

/** Makes the claimant: the first claim leaves at once, then at most one per `limits.claim_ms` and conversation. */
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

  function lineOf(id: Id): Line {
    const known = lines.get(id);
    if (known !== undefined) return known;
    const none = { delivered: 0, read: 0 };
    const line = { wanted: { ...none }, confirmed: { ...none }, asked: false, pausing: null };
    lines.set(id, line);
    return line;
  }

  function pump(id: Id, line: Line): void {
    const kind = next(line);
    if (kind === undefined || line.asked || line.pausing !== null || !isLive()) return;
    pause(id, line, limits.claim_ms);
    void send(id, line, kind);
  }

  function pause(id: Id, line: Line, pause_ms: number): void {
    line.pausing?.();
    line.pausing = clock.after(pause_ms, () => {
      line.pausing = null;
      pump(id, line);
    });
  }

  async function send(conversation_id: Id, line: Line, kind: ReceiptKind): Promise<void> {
    const up_to_seq = line.wanted[kind];
    line.asked = true;
    const outcome = await call('receipt.claim', { conversation_id, kind, up_to_seq });
    line.asked = false;
    if (lines.get(conversation_id) !== line) return;
    if (outcome.kind === 'answered') {
      const error = outcome.ack.ok ? undefined : outcome.ack.error;
      // What the server will never take is not asked again.
      if (error === undefined || error.retry === 'never') confirm(line, kind, up_to_seq);
      else pause(conversation_id, line, error.retry_after_ms ?? retry_ms);
    }
    pump(conversation_id, line);
  }

  return {
    claim: (conversation_id, kind, up_to_seq) => {
      const line = lineOf(conversation_id);
      line.wanted[kind] = Math.max(line.wanted[kind], up_to_seq);
      pump(conversation_id, line);
    },
    resume: () => lines.forEach((line, id) => pump(id, line)),
    forget: () => {
      lines.forEach((line) => line.pausing?.());
      lines.clear();
    },
    close: () => lines.forEach((line) => line.pausing?.()),
  };
}

/** What to claim now: read before delivered, since it implies it. */
function next({ wanted, confirmed }: Line): ReceiptKind | undefined {
  if (wanted.read > confirmed.read) return 'read';
  return wanted.delivered > confirmed.delivered ? 'delivered' : undefined;
}

function confirm({ confirmed }: Line, kind: ReceiptKind, up_to_seq: number): void {
  confirmed[kind] = up_to_seq;
  if (kind === 'read') confirmed.delivered = Math.max(confirmed.delivered, up_to_seq);
}
