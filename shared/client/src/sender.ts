import { limits, type Commands, type Id, type WireError } from '@porchlight/protocol';
import { backoff } from './backoff.ts';
import type { CallOutcome, Environment, Link, Stop } from './environment.ts';
import type { FileWork } from './file-work.ts';
import type { OutboxBook, OutboxEntry } from './outbox-book.ts';
import type { OutgoingMessage } from './state.ts';

/** What the sender stands on. */
export interface SenderOptions extends Pick<Environment, 'clock' | 'random'> {
  readonly book: OutboxBook;
  readonly call: Link['call'];
  /** This tab may send now. */
  readonly maySend: () => boolean;
  /** Resolves once this tab would have heard that another has taken over. */
  readonly confirm: () => Promise<void> | undefined;
  /** Loads what uploads files; called with the first message that has any. */
  readonly files: (() => Promise<Pick<FileWork, 'uploads'>>) | undefined;
}

/** Sends what is in the outbox, in order, until the server is clear about it. */
export interface Sender {
  /** Sends what may be sent now. */
  readonly pump: () => void;
  /**
   * Everything missed is here. What was acknowledged and is not among it may have been lost when the server was restored from
   * a backup: it is sent again.
   */
  readonly doubt: () => void;
  readonly close: Stop;
}

const unclear = { kind: 'unclear' } as const;

/** Makes the sender of one outbox: one send in flight per conversation. */
export function createSender(options: SenderOptions): Sender {
  const { book, clock, random, call, maySend } = options;
  let failures = 0;
  let stopHold: Stop | null = null;

  function pump(): void {
    if (!maySend() || stopHold !== null) return;
    const messages = book.messages();
    const busy = new Set<Id>();
    for (const { id, conversation_id } of messages)
      if (book.entries.get(id)?.in_flight) busy.add(conversation_id);
    for (const message of messages) {
      const entry = book.entries.get(message.id);
      if (!entry || busy.has(message.conversation_id) || !waits(message, entry)) continue;
      busy.add(message.conversation_id);
      void attempt(message, entry);
    }
  }

  async function attempt(message: OutgoingMessage, entry: OutboxEntry): Promise<void> {
    entry.in_flight = true;
    // One that was acknowledged goes out without its files: the server has them, or else nobody does any more.
    const brings = message.files !== undefined && message.state.kind !== 'acked';
    const uploads = brings ? await findUploads() : undefined;
    const halted = brings ? await bring(message, entry, uploads) : undefined;
    const begun = halted === undefined && (await begin(message, entry));
    // While the store was asked, the link may have gone, or the lead.
    const may = begun && maySend() && isCurrent(message, entry);
    const outcome = may ? await call('message.send', payloadOf(message)) : halted;
    entry.in_flight = false;
    if (outcome !== undefined && isCurrent(message, entry)) settle(message, entry, outcome);
    // Its event may have come before its answer.
    uploads?.tried(message);
    pump();
  }

  /** Undefined where the code that uploads files can't be fetched now. */
  async function findUploads(): Promise<FileWork['uploads'] | undefined> {
    const work = await options.files?.().catch(() => undefined);
    return work?.uploads;
  }

  /**
   * Uploads the files, which go first. What stops one of them stops its message in the same way; where another tab leads by
   * now, that one finds out for itself.
   */
  async function bring(
    message: OutgoingMessage,
    entry: OutboxEntry,
    uploads: FileWork['uploads'] | undefined,
  ): Promise<CallOutcome | undefined> {
    const halted = uploads ? await uploads.bring(message, entry) : unclear;
    return maySend() ? halted : unclear;
  }

  function isCurrent({ id }: OutgoingMessage, entry: OutboxEntry): boolean {
    return book.entries.get(id) === entry;
  }

  /** False where it must not be sent (any more). */
  async function begin(message: OutgoingMessage, entry: OutboxEntry): Promise<boolean> {
    await options.confirm();
    if (!maySend()) return false;
    // Asking again by the same id does no harm, and what the server once acknowledged needs no place in the store.
    if (message.state.kind === 'acked') return true;
    if (entry.begun && message.state.kind !== 'queued') return true;
    const { state, ...kept } = message;
    if (!(await book.storage.begin(entry.key, kept, entry.erased))) {
      if (isCurrent(message, entry)) book.drop(message.id, true);
      return false;
    }
    if (!isCurrent(message, entry)) return false;
    entry.begun = true;
    entry.erased = false;
    if (state.kind !== 'unclear')
      watch(message.id, entry, 'since' in state ? state.since : clock.now());
    return true;
  }

  function watch(id: Id, entry: OutboxEntry, since: number): void {
    book.show(id, { kind: 'sending', since });
    entry.stopUnclear();
    // The clock may have been set since then, forward or back.
    const left_ms = Math.min(limits.unclear_ms, since + limits.unclear_ms - clock.now());
    entry.stopUnclear = clock.after(Math.max(0, left_ms), () => {
      // Its event may have come before the answer, and yet not be in the log.
      if (book.find(id)?.state.kind === 'sending') book.show(id, { kind: 'unclear', since });
    });
  }

  function settle(message: OutgoingMessage, entry: OutboxEntry, outcome: CallOutcome): void {
    if (outcome.kind === 'unclear') {
      // After a lost link it goes out once the next one is live; over an open one that gave no answer it is sent again.
      if (maySend()) hold();
    } else if (outcome.ack.ok) {
      failures = 0;
      entry.doubted = false;
      const { seq, at } = outcome.ack as unknown as { seq: number; at: string };
      book.show(message.id, { kind: 'acked', seq, at });
      book.erase(entry);
    } else rejected(message, entry, outcome.ack.error);
  }

  function rejected(message: OutgoingMessage, entry: OutboxEntry, error: WireError): void {
    const { id } = message;
    // Renewing the session is the connection's affair; here both kinds only wait.
    if (error.retry !== 'never') return hold(error.retry_after_ms);
    entry.stopUnclear();
    // What the server had taken was erased with all the rest: it has not failed.
    const isGone = message.state.kind === 'acked' && book.isErased(message);
    if (isGone || error.code === 'recalled') {
      book.erase(entry);
      return book.drop(id, true);
    }
    book.show(id, { kind: 'failed', error });
    book.fail(id, error);
  }

  function hold(least_ms = 0): void {
    stopHold?.();
    stopHold = clock.after(backoff(failures++, random, least_ms), () => {
      stopHold = null;
      pump();
    });
  }

  function doubt(): void {
    for (const { id, state } of book.messages()) {
      const entry = book.entries.get(id);
      if (entry !== undefined && state.kind === 'acked') entry.doubted = true;
    }
  }

  return {
    pump,
    doubt,
    close: () => {
      stopHold?.();
      for (const entry of book.entries.values()) entry.stopUnclear();
    },
  };
}

function waits({ state }: OutgoingMessage, { doubted }: OutboxEntry): boolean {
  return state.kind === 'acked' ? doubted : state.kind !== 'failed';
}

function payloadOf(message: OutgoingMessage): Commands['message.send'] {
  const { id, conversation_id, text, internal, reply_to, introduction, rich, answer } = message;
  const { files } = message;
  return {
    id,
    conversation_id,
    text,
    ...(internal && { internal }),
    ...(reply_to && { reply_to }),
    ...(files && { attachments: files.map((file) => file.id) }),
    ...(introduction && { introduction }),
    ...(rich && { rich }),
    ...(answer && { answer }),
  };
}
