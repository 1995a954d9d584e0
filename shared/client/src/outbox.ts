import type { Id } from '@porchlight/protocol';
import type { Environment, Link, Stop } from './environment.ts';
import { createOutboxBook, newEntry } from './outbox-book.ts';
import { createOutboxStorage, type KeptMessage } from './outbox-storage.ts';
import { createSender } from './sender.ts';
import type { ChatState, OutgoingMessage } from './state.ts';
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

/** Makes an outbox. The messages themselves stand in the state, in order of sending. */
export function createOutbox<State extends ChatState>(options: OutboxOptions<State>): Outbox {
  const { environment, store, call, isLive } = options;
  const { clock, random } = environment;
  const storage = createOutboxStorage(environment.storage, options.scope);
  const book = createOutboxBook(store, storage);
  const { entries, find, change } = book;
  const sender = createSender({ book, clock, random, call, isLive });
  let loading: Promise<void> | undefined;

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
    change((outbox) => [...messages, ...outbox]);
  }

  function loadOnce(): Promise<void> {
    loading ??= load();
    return loading;
  }

  async function add(message: Omit<OutgoingMessage, 'state'>): Promise<void> {
    change((outbox) => [...outbox, { ...message, state: { kind: 'queued' } }]);
    await loadOnce();
    const entry = newEntry(storage.nextKey(message.id));
    entries.set(message.id, entry);
    await storage.keep(entry.key, message);
    entry.kept = true;
    sender.pump();
  }

  /** Takes a message off the screen and out of the book; its text is still in the store. */
  function take(id: Id): void {
    change((outbox) => outbox.filter((message) => message.id !== id));
    entries.get(id)?.stopUnclear();
    entries.delete(id);
  }

  async function retry(id: Id, text?: string): Promise<void> {
    const failed = find(id);
    const entry = entries.get(id);
    if (failed?.state.kind !== 'failed' || entry === undefined) return;
    const { state, ...message } = failed;
    const changed = text !== undefined && text !== failed.text;
    // An id that is taken will not be free later.
    const next_id = changed || state.error.code === 'id_conflict' ? options.newId() : id;
    take(id);
    await add({ ...message, id: next_id, text: text ?? failed.text });
    await storage.forget(entry.key);
  }

  async function discard(id: Id): Promise<string | undefined> {
    const message = find(id);
    const entry = entries.get(id);
    const untried = message?.state.kind === 'queued' && entry?.tried === false;
    if (entry === undefined || (message?.state.kind !== 'failed' && !untried)) return undefined;
    take(id);
    await storage.forget(entry.key);
    return message.text;
  }

  function sweep(): void {
    for (const [id, entry] of entries) {
      const kind = find(id)?.state.kind;
      if (kind === undefined || kind === 'acked') book.erase(entry);
      if (kind === undefined) entries.delete(id);
    }
    sender.pump();
  }

  return { load: loadOnce, add, retry, discard, pump: sender.pump, sweep, close: sender.close };
}

function restore({ tried: _tried, failed, ...message }: KeptMessage): OutgoingMessage {
  const queued = { kind: 'queued' } as const;
  return { ...message, state: failed === undefined ? queued : { kind: 'failed', error: failed } };
}
