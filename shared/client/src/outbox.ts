import { findMessage, type Id, type Message } from '@porchlight/protocol';
import type { Environment, Link, Stop } from './environment.ts';
import type { FileWork } from './file-work.ts';
import { isCovered } from './fold.ts';
import { createOutboxBook, type OutboxBook, type OutboxNews } from './outbox-book.ts';
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
  /** This tab leads, or no other is known: it alone sends and erases. */
  readonly leads: () => boolean;
  readonly isLive: () => boolean;
  /** See `SenderOptions.confirm`. */
  readonly confirm: () => Promise<void> | undefined;
  /** Loads what uploads files; absent where this client sends none. */
  readonly files?: (() => Promise<Pick<FileWork, 'uploads'>>) | undefined;
  /** Tells the other tabs. */
  readonly tell: (news: OutboxNews) => void;
}

/** Keeps what a person has written until the server is clear about it, and sends it in order. */
export interface Outbox {
  /** Brings back what was kept; the first call counts. */
  readonly load: () => Promise<void>;
  /** Shows a message at once; resolves once it is kept. */
  readonly add: (message: Omit<OutgoingMessage, 'state'>) => Promise<void>;
  /** See `ChatClient.retry`. */
  readonly retry: (id: Id, text?: string) => Promise<void>;
  /** Takes out a message that the server can't have, and returns its text; undefined where sending has been tried. */
  readonly discard: (id: Id) => Promise<string | undefined>;
  /** Takes out a message that is to be recalled, and returns its text. */
  readonly withdraw: (id: Id) => string | undefined;
  /** Sends what may be sent now. */
  readonly pump: () => void;
  /** See `Sender.doubt`. */
  readonly doubt: () => void;
  /** Erases from the store what the state shows as sent, and what it no longer shows because its event has come. */
  readonly sweep: () => void;
  /** The server's history is another one: what was taken as sent may be sent again, and the leader is told of it. */
  readonly reset: () => void;
  /** This tab leads from now on, and reads from the store what there is to send. */
  readonly lead: () => Promise<void>;
  /** For those who share it with other tabs. */
  readonly book: OutboxBook;
  /** Drops everything; what the store has stays. */
  readonly forget: () => void;
  readonly close: Stop;
}

/** Makes an outbox. The messages themselves stand in the state, in order of sending. */
export function createOutbox<State extends ChatState>(options: OutboxOptions<State>): Outbox {
  const { environment, store, call, isLive, leads, tell } = options;
  const { clock, random } = environment;
  const storage = createOutboxStorage(environment.storage, options.scope);
  const book = createOutboxBook(store, storage, tell);
  const { entries, find } = book;
  /** Set while a new leader reads the store: until it has, it does not know the order of sending. */
  let looking = false;
  const maySend = (): boolean => leads() && isLive() && !looking;
  const { confirm, files } = options;
  const sender = createSender({ book, clock, random, call, maySend, confirm, files });
  let loading: Promise<void> | undefined;

  async function load(): Promise<void> {
    const known = [...entries].filter(([id]) => find(id)?.state.kind !== 'acked');
    const found = await storage.load();
    const keys = new Set(found.map(({ key }) => key));
    for (const { key, kept } of found) {
      const double = entries.get(kept.id)?.key;
      // A retry that was cut short leaves two entries of one message: the later counts.
      if (double !== undefined && double < key) void storage.forget(double);
      if (double === undefined || double <= key) book.put([key, restore(kept)]);
      // It was an earlier entry of the same message, or one whose event has come.
      if (entries.get(kept.id)?.key !== key) void storage.forget(key);
    }
    // What is gone from a shared store was sent, or taken out, by a tab that could no longer say so.
    for (const [id, { key, erased }] of environment.storage.shared ? known : []) {
      if (entries.get(id)?.key === key && !keys.has(key) && !erased) book.drop(id, leads());
    }
  }

  function loadOnce(): Promise<void> {
    loading ??= load();
    return loading;
  }

  async function add(message: Omit<OutgoingMessage, 'state'>): Promise<void> {
    const queued: OutgoingMessage = { ...message, state: { kind: 'queued' } };
    book.begin(queued);
    await loadOnce();
    const key = await storage.add(message);
    tell({ kind: 'put', placed: [key, queued] });
    book.put([key, queued]);
    sender.pump();
  }

  async function retry(id: Id, text?: string): Promise<void> {
    const failed = find(id);
    const entry = entries.get(id);
    if (failed?.state.kind !== 'failed' || entry === undefined) return;
    const { state, ...message } = failed;
    const changed = text !== undefined && text !== failed.text;
    // An id that is taken will not be free later.
    const next_id = changed || state.error.code === 'id_conflict' ? options.newId() : id;
    book.drop(id, false);
    await add({ ...message, id: next_id, text: text ?? failed.text });
    await storage.forget(entry.key);
    tell({ kind: 'gone', id, key: entry.key });
  }

  async function discard(id: Id): Promise<string | undefined> {
    const message = find(id);
    const entry = entries.get(id);
    const may =
      message?.state.kind === 'failed' || (message?.state.kind === 'queued' && !entry?.begun);
    if (entry === undefined || !may || !(await storage.take(entry.key))) return undefined;
    book.drop(id, true);
    return message?.text;
  }

  function withdraw(id: Id): string | undefined {
    const text = find(id)?.text;
    const entry = entries.get(id);
    if (entry !== undefined) book.erase(entry);
    book.drop(id, true);
    return text;
  }

  /** The place of a message's event, where a log has it. */
  function arrived(id: Id): Pick<Message, 'seq' | 'at'> | undefined {
    for (const log of Object.values(store.getState().logs)) {
      const found = findMessage(log, id);
      if (found !== undefined) return { seq: found.seq, at: found.at };
    }
    return undefined;
  }

  function sweep(): void {
    for (const [id, entry] of entries) {
      const message = find(id);
      // Its event may stand in an older page of the log than any that is here.
      if (message && isCovered(message, store.getState().logs)) book.drop(id, false);
      const kind = find(id)?.state.kind;
      if (leads() && (kind === undefined || kind === 'acked')) book.erase(entry);
      if (kind === undefined) {
        entries.delete(id);
        book.finished.add(id);
        // Other tabs may keep no log of this conversation, and may not have heard the answer, either.
        if (leads()) tell({ kind: 'gone', id, key: entry.key, came: arrived(id) });
      }
    }
    sender.pump();
  }

  return {
    load: loadOnce,
    add,
    retry,
    discard,
    withdraw,
    sweep,
    pump: sender.pump,
    doubt: sender.doubt,
    reset: () => {
      book.finished.clear();
      for (const { id, state } of book.messages()) if (state.kind === 'acked') book.show(id, state);
    },
    lead: async () => {
      looking = true;
      await loadOnce();
      await load();
      looking = false;
      sender.pump();
    },
    book,
    forget: () => book.messages().forEach(({ id }) => book.drop(id, false)),
    close: sender.close,
  };
}

function restore({ tried: _tried, failed, ...message }: KeptMessage): OutgoingMessage {
  const queued = { kind: 'queued' } as const;
  return { ...message, state: failed === undefined ? queued : { kind: 'failed', error: failed } };
}
