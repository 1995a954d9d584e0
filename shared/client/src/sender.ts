import { limits, type Commands, type Id, type WireError } from '@porchlight/protocol';
import { backoff } from './backoff.ts';
import type { CallOutcome, Environment, Link, Stop } from './environment.ts';
import type { OutboxBook, OutboxEntry } from './outbox-book.ts';
import type { OutgoingMessage } from './state.ts';

/** What the sender stands on. */
export interface SenderOptions extends Pick<Environment, 'clock' | 'random'> {
  readonly book: OutboxBook;
  readonly call: Link['call'];
  readonly isLive: () => boolean;
}

/** Sends what is in the outbox, in order, until the server is clear about it. */
export interface Sender {
  /** Sends what may be sent now. */
  readonly pump: () => void;
  readonly close: Stop;
}

/** Makes the sender of one outbox: one send in flight per conversation. */
export function createSender({ book, clock, random, call, isLive }: SenderOptions): Sender {
  let failures = 0;
  let stopHold: Stop | null = null;

  function pump(): void {
    if (!isLive() || stopHold !== null) return;
    const busy = new Set<Id>();
    for (const message of book.messages()) {
      const waits = message.state.kind !== 'failed' && message.state.kind !== 'acked';
      if (!waits || busy.has(message.conversation_id)) continue;
      busy.add(message.conversation_id);
      const entry = book.entries.get(message.id);
      if (entry?.kept && !entry.in_flight) void attempt(message, entry);
    }
  }

  async function attempt(message: OutgoingMessage, entry: OutboxEntry): Promise<void> {
    entry.in_flight = true;
    if (message.state.kind === 'queued') begin(message, entry);
    const outcome = await call('message.send', payloadOf(message));
    entry.in_flight = false;
    if (book.entries.get(message.id) === entry) settle(message, entry, outcome);
    pump();
  }

  function begin(message: OutgoingMessage, entry: OutboxEntry): void {
    const { id } = message;
    const since = clock.now();
    book.show(id, { kind: 'sending', since });
    entry.stopUnclear();
    entry.stopUnclear = clock.after(limits.unclear_ms, () => {
      book.show(id, { kind: 'unclear', since });
    });
    entry.tried = true;
    entry.erased = false;
    book.keep(message, { tried: true });
  }

  function settle(message: OutgoingMessage, entry: OutboxEntry, outcome: CallOutcome): void {
    if (outcome.kind === 'unclear') {
      // A lost link brings the message back when the next is live; an open one that is silent is asked again.
      if (isLive()) hold();
    } else if (outcome.ack.ok) {
      failures = 0;
      const { seq, at } = outcome.ack as unknown as { seq: number; at: string };
      book.show(message.id, { kind: 'acked', seq, at });
      book.erase(entry);
    } else rejected(message, entry, outcome.ack.error);
  }

  function rejected(message: OutgoingMessage, entry: OutboxEntry, error: WireError): void {
    // Renewing the session is the connection's affair; here both kinds only wait.
    if (error.retry !== 'never') return hold(error.retry_after_ms);
    entry.stopUnclear();
    book.show(message.id, { kind: 'failed', error });
    book.keep(message, { tried: true, failed: error });
  }

  function hold(least_ms = 0): void {
    stopHold?.();
    stopHold = clock.after(backoff(failures++, random, least_ms), () => {
      stopHold = null;
      pump();
    });
  }

  return {
    pump,
    close: () => {
      stopHold?.();
      for (const entry of book.entries.values()) entry.stopUnclear();
    },
  };
}

function payloadOf(message: OutgoingMessage): Commands['message.send'] {
  const { id, conversation_id, text, internal } = message;
  return { id, conversation_id, text, ...(internal === true ? { internal } : {}) };
}
