import type { Ack, CommandName, Handshake, Rejection } from '@porchlight/protocol';
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
  /** The faults of this line. */
  readonly faults: FaultControls;
  readonly switchboard: Switchboard;
  readonly judge: () => Admission | Rejection;
  readonly execute: Execute;
}

/** Opens a link. Everything on it takes its time, each way, and suffers the line's faults. */
export function openLink(parts: LinkParts, handshake: Handshake, listener: LinkListener): Link {
  const { clock, faults } = parts;
  const calls = createCallBook(clock);
  let connection: Connection | null = null;
  const cut = () => {
    if (connection === null) return;
    connection.end(null);
    parts.switchboard.remove(connection);
  };
  const lane = { clock, faults: faults.read, luck: faults.newLuck(), cut };
  const incoming = createLane(lane);
  const outgoing = createLane(lane);
  const stopFaults = faults.subscribe(({ offline }) => {
    if (offline) cut();
  });

  const finish = () => {
    stopFaults();
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
  incoming.push('greeting', () => {
    connection = admit(parts, handshake, { outgoing, listener: ears });
  });
  return {
    close: finish,
    call: (name, payload) =>
      calls.make((answer) =>
        incoming.push('command', () => {
          if (connection === null || connection.isOver()) return;
          const { principal } = connection;
          const source = principal.kind === 'visitor' ? 'widget' : 'console';
          const ack =
            faults.refusalOf(name as CommandName) ??
            parts.execute({ principal, source, connection }, name, payload);
          outgoing.push('answer', () => answer(ack));
          parts.switchboard.tail();
        }),
      ),
  };
}

function admit(
  parts: LinkParts,
  handshake: Handshake,
  ends: Pick<Parameters<typeof createConnection>[0], 'outgoing' | 'listener'>,
): Connection | null {
  const verdict = parts.faults.read().offline ? null : parts.judge();
  if (verdict === null || !verdict.ok) {
    ends.outgoing.push('goodbye', () => ends.listener.closed(verdict?.error ?? null));
    return null;
  }
  const { principal, protocol } = verdict;
  const { tables, clock } = parts;
  const token = handshake.token ?? '';
  const connection = createConnection({ tables, clock, principal, token, ...ends });
  parts.switchboard.add(connection, protocol);
  return connection;
}

/** How long an answer may take before its call is unclear, as over a socket. */
const answer_ms = 10_000;

/** Calls under way. When the link ends, or time runs out, the rest stay without an answer: unclear. */
interface CallBook {
  readonly make: (send: (answer: (ack: Ack<object>) => void) => void) => Promise<CallOutcome>;
  readonly abandon: () => void;
}

function createCallBook(clock: MockClock): CallBook {
  const unanswered = new Set<() => void>();
  let isOver = false;
  return {
    make: (send) =>
      new Promise((resolve) => {
        if (isOver) return resolve({ kind: 'unclear' });
        const settle = (outcome: CallOutcome) => {
          stop();
          unanswered.delete(giveUp);
          resolve(outcome);
        };
        const giveUp = () => settle({ kind: 'unclear' });
        const stop = clock.after(answer_ms, giveUp);
        unanswered.add(giveUp);
        send((ack) => settle({ kind: 'answered', ack }));
      }),
    abandon() {
      isOver = true;
      for (const giveUp of unanswered) giveUp();
    },
  };
}
