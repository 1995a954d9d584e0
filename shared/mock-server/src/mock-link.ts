import type { Ack, Handshake, Rejection, Side } from '@porchlight/protocol';
import type { Admission } from './admission.ts';
import { createConnection, type Connection } from './connection.ts';
import type { Execute } from './executor.ts';
import type { FaultControls } from './faults.ts';
import { createLane } from './lane.ts';
import type { CallOutcome, Link, LinkListener } from './link.ts';
import type { MockClock } from './mock-environment.ts';
import type { Switchboard } from './switchboard.ts';
import type { Tables } from './tables.ts';

/** The server that a link leads to. */
export interface LinkParts {
  readonly tables: Tables;
  readonly clock: MockClock;
  readonly faults: FaultControls;
  readonly switchboard: Switchboard;
  readonly judge: (audience: Side, handshake: unknown) => Admission | Rejection;
  readonly execute: Execute;
}

/** Opens a link. Everything on it takes its time, each way, and arrives in order or not at all. */
export function openLink(
  parts: LinkParts,
  audience: Side,
  handshake: Handshake,
  listener: LinkListener,
): Link {
  const latency_ms = () => parts.faults.read().latency_ms;
  const incoming = createLane(parts.clock, latency_ms);
  const outgoing = createLane(parts.clock, latency_ms);
  const calls = createCallBook();
  let connection: Connection | null = null;

  const finish = () => {
    incoming.stop();
    outgoing.stop();
    if (connection !== null) parts.switchboard.remove(connection);
    calls.abandon();
  };
  const ears: LinkListener = {
    frame: listener.frame,
    closed(error) {
      finish();
      listener.closed(error);
    },
  };
  incoming.push(() => {
    connection = admit(parts, audience, handshake, { outgoing, listener: ears });
  });
  return {
    close: finish,
    call: (name, payload) =>
      calls.make((answer) =>
        incoming.push(() => {
          if (connection === null || connection.isOver()) return;
          const { principal } = connection;
          const source = principal.kind === 'visitor' ? 'widget' : 'console';
          const ack = parts.execute({ principal, source, connection }, name, payload);
          outgoing.push(() => answer(ack));
          parts.switchboard.tail();
        }),
      ),
  };
}

function admit(
  parts: LinkParts,
  audience: Side,
  handshake: Handshake,
  ends: Pick<Parameters<typeof createConnection>[0], 'outgoing' | 'listener'>,
): Connection | null {
  const verdict = parts.faults.read().offline ? null : parts.judge(audience, handshake);
  if (verdict === null || !verdict.ok) {
    ends.outgoing.push(() => ends.listener.closed(verdict?.error ?? null));
    return null;
  }
  const { principal, protocol } = verdict;
  const { tables, clock } = parts;
  const token = handshake.token ?? '';
  const connection = createConnection({ tables, clock, principal, token, ...ends });
  parts.switchboard.add(connection, protocol);
  return connection;
}

/** Calls under way. When the link ends, the rest stay without an answer: unclear. */
interface CallBook {
  readonly make: (send: (answer: (ack: Ack<object>) => void) => void) => Promise<CallOutcome>;
  readonly abandon: () => void;
}

function createCallBook(): CallBook {
  const unanswered = new Set<() => void>();
  let isOver = false;
  return {
    make: (send) =>
      new Promise((resolve) => {
        const giveUp = () => resolve({ kind: 'unclear' });
        if (isOver) return giveUp();
        unanswered.add(giveUp);
        send((ack) => {
          unanswered.delete(giveUp);
          resolve({ kind: 'answered', ack });
        });
      }),
    abandon() {
      isOver = true;
      for (const giveUp of unanswered) giveUp();
      unanswered.clear();
    },
  };
}
