import { limits, type Commands, type Id, type WireError } from '@porchlight/protocol';
import { backoff } from './backoff.ts';
import type { CallOutcome, Environment, Link, Stop } from './environment.ts';
import { createOutboxStorage, type KeptMessage } from './outbox-storage.ts';
import type { ChatState, OutgoingMessage, OutgoingState } from './state.ts';
import type { Store } from './store.ts';

/** What the outbox stands on. */
export interface OutboxOptions<State extends ChatState> {
  readonly environment: Pick<Environment, 'clock' | 'random' | 'storage'>;
  readonly scope: string;
  readonly store: Store<State>;
  readonly newId: () => Id;
  readonly call: Link['call'];
  readonly isLive: () => boolean;
}

/** Keeps what a person has written until the server is clear about it, and sends it in order. */
export interface Outbox {
  /** Brings back what was kept; the first call counts. */
  readonly load: () => Promise<void>;
  /** Shows a message at once; resolves once it is kept. */
  readonly add: (message: Omit<OutgoingMessage, 'state'>) => Promise<void>;
  /** See `ChatClient.retry`. */
  readonly retry: (id: Id, text?: string) => Promise<void>;
  /** See `ChatClient.discard`. */
  readonly discard: (id: Id) => Promise<string | undefined>;
  /** Sends what may be sent now. */
  readonly pump: () => void;
  /** Erases from the store what the state shows as sent, or shows no more because its event has come. */
  readonly sweep: () => void;
  readonly close: Stop;
}

/** What is known of a message besides what is shown. */
interface Entry {
  readonly key: string;
  kept: boolean;
  tried: boolean;
  in_flight: boolean;
  /** Erased from the store, since the server has the message. */
  erased: boolean;
  stopUnclear: Stop;
}

/** Makes an outbox. The messages themselves stand in the state, in order of sending. */
export function createOutbox<State extends ChatState>(options: OutboxOptions<State>): Outbox {
  const { environment, store, call, isLive } = options;
  const { clock, random } = environment;
  const storage = createOutboxStorage(environment.storage, options.scope);
  const entries = new Map<Id, Entry>();
  let loading: Promise<void> | undefined;
  let failures = 0;
  let stopHold: Stop | null = null;

  function find(id: Id): OutgoingMessage | undefined {
    return store.getState().outbox.find((message) => message.id === id);
  }

  function show(id: Id, state: OutgoingState): void {
    store.update((now) => ({
      ...now,
      outbox: now.outbox.map((message) => (message.id === id ? { ...message, state } : message)),
    }));
  }

  function hide(id: Id): void {
    store.update((now) => ({ ...now, outbox: now.outbox.filter((message) => message.id !== id) }));
  }

  async function load(): Promise<void> {
    const found = (await storage.load()).filter(({ kept }) => find(kept.id) === undefined);
    for (const { key, kept } of found) {
      const double = entries.get(kept.id);
      // A retry that was cut short leaves two entries of one message: the later counts.
      if (double !== undefined) void storage.forget(double.key);
      entries.set(kept.id, { ...newEntry(key), kept: true, tried: kept.tried === true });
    }
    const messages = found
      .filter(({ key, kept }) => entries.get(kept.id)?.key === key)
      .map(({ kept }) => restore(kept));
    store.update((now) => ({ ...now, outbox: [...messages, ...now.outbox] }));
  }

  function loadOnce(): Promise<void> {
    loading ??= load();
    return loading;
  }

  async function add(message: Omit<OutgoingMessage, 'state'>): Promise<void> {
    const queued: OutgoingMessage = { ...message, state: { kind: 'queued' } };
    store.update((now) => ({ ...now, outbox: [...now.outbox, queued] }));
    await loadOnce();
    const entry = newEntry(storage.nextKey(message.id));
    entries.set(message.id, entry);
    await storage.keep(entry.key, message);
    entry.kept = true;
    pump();
  }

  function pump(): void {
    if (!isLive() || stopHold !== null) return;
    const busy = new Set<Id>();
    for (const message of store.getState().outbox) {
      const waits = message.state.kind !== 'failed' && message.state.kind !== 'acked';
      if (!waits || busy.has(message.conversation_id)) continue;
      busy.add(message.conversation_id);
      const entry = entries.get(message.id);
      if (entry?.kept && !entry.in_flight) void attempt(message, entry);
    }
  }

  async function attempt(message: OutgoingMessage, entry: Entry): Promise<void> {
    entry.in_flight = true;
    if (message.state.kind === 'queued') begin(message, entry);
    const outcome = await call('message.send', payloadOf(message));
    entry.in_flight = false;
    if (entries.get(message.id) === entry) settle(message, entry, outcome);
    pump();
  }

  function begin(message: OutgoingMessage, entry: Entry): void {
    const since = clock.now();
    show(message.id, { kind: 'sending', since });
    entry.stopUnclear();
    entry.stopUnclear = clock.after(limits.unclear_ms, () => {
      show(message.id, { kind: 'unclear', since });
    });
    entry.tried = true;
    entry.erased = false;
    void storage.keep(entry.key, { ...keep(message), tried: true });
  }

  function settle(message: OutgoingMessage, entry: Entry, outcome: CallOutcome): void {
    if (outcome.kind === 'unclear') {
      // A lost link brings the message back when the next is live; an open one that is silent is asked again.
      if (isLive()) hold();
      return;
    }
    if (!outcome.ack.ok) return rejected(message, entry, outcome.ack.error);
    failures = 0;
    const { seq, at } = outcome.ack as unknown as { seq: number; at: string };
    show(message.id, { kind: 'acked', seq, at });
    erase(entry);
  }

  function rejected(message: OutgoingMessage, entry: Entry, error: WireError): void {
    // Renewing the session is the connection's affair; here both kinds only wait.
    if (error.retry !== 'never') return hold(error.retry_after_ms);
    entry.stopUnclear();
    show(message.id, { kind: 'failed', error });
    void storage.keep(entry.key, { ...keep(message), tried: true, failed: error });
  }

  function hold(least_ms = 0): void {
    stopHold?.();
    stopHold = clock.after(backoff(failures++, random, least_ms), () => {
      stopHold = null;
      pump();
    });
  }

  function erase(entry: Entry): void {
    entry.stopUnclear();
    if (entry.erased) return;
    entry.erased = true;
    void storage.forget(entry.key);
  }

  async function retry(id: Id, text?: string): Promise<void> {
    const failed = find(id);
    const entry = entries.get(id);
    if (failed?.state.kind !== 'failed' || entry === undefined) return;
    const { state, ...message } = failed;
    const changed = text !== undefined && text !== failed.text;
    // An id that is taken will not be free later.
    const next_id = changed || state.error.code === 'id_conflict' ? options.newId() : id;
    hide(id);
    entries.delete(id);
    await add({ ...message, id: next_id, text: text ?? failed.text });
    await storage.forget(entry.key);
  }

  async function discard(id: Id): Promise<string | undefined> {
    const message = find(id);
    const entry = entries.get(id);
    const untried = message?.state.kind === 'queued' && entry?.tried === false;
    if (entry === undefined || (message?.state.kind !== 'failed' && !untried)) return undefined;
    hide(id);
    entry.stopUnclear();
    entries.delete(id);
    await storage.forget(entry.key);
    return message.text;
  }

  return {
    load: loadOnce,
    add,
    retry,
    discard,
    pump,
    sweep: () => {
      for (const [id, entry] of entries) {
        const kind = find(id)?.state.kind;
        if (kind === undefined || kind === 'acked') erase(entry);
        if (kind === undefined) entries.delete(id);
      }
      pump();
    },
    close: () => {
      stopHold?.();
      for (const entry of entries.values()) entry.stopUnclear();
    },
  };
}

function newEntry(key: string): Entry {
  return { key, kept: false, tried: false, in_flight: false, erased: false, stopUnclear: () => {} };
}

function restore({
  id,
  conversation_id,
  text,
  internal,
  created_at,
  failed,
}: KeptMessage): OutgoingMessage {
  const state: OutgoingState =
    failed === undefined ? { kind: 'queued' } : { kind: 'failed', error: failed };
  return { id, conversation_id, text, ...note(internal), created_at, state };
}

function keep({ id, conversation_id, text, internal, created_at }: OutgoingMessage): KeptMessage {
  return { id, conversation_id, text, ...note(internal), created_at };
}

function payloadOf({
  id,
  conversation_id,
  text,
  internal,
}: OutgoingMessage): Commands['message.send'] {
  return { id, conversation_id, text, ...note(internal) };
}

function note(internal: true | undefined): { internal?: true } {
  return internal === true ? { internal } : {};
}
