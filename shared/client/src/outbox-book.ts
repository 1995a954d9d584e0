import type { Id, Message, WireError } from '@porchlight/protocol';
import type { Stop } from './environment.ts';
import { isCovered } from './fold.ts';
import type { OutboxStorage } from './outbox-storage.ts';
import type { ChatState, OutgoingMessage, OutgoingState } from './state.ts';
import type { Store } from './store.ts';

/** What is known of an unsent message besides what is shown. */
export interface OutboxEntry {
  readonly key: string;
  /** It has been sent at least once by this tab. */
  begun: boolean;
  in_flight: boolean;
  /** The server has taken it, and yet its event was not among what was missed: it is asked once more. */
  doubted: boolean;
  /** Erased from the store, since the server has the message. */
  erased: boolean;
  stopUnclear: Stop;
}

/** A message with its place in the order of sending. */
export type Placed = readonly [key: string, message: OutgoingMessage];

/** What tabs tell each other of their outbox, which is one and the same. */
export type OutboxNews =
  /** It was written, or stands otherwise than before. */
  | { readonly kind: 'put'; readonly placed: Placed }
  /** It was taken out; where that is because its event has come to the leader, that place of it which the leader knows. */
  | {
      readonly kind: 'gone';
      readonly id: Id;
      readonly key: string;
      readonly came?: Pick<Message, 'seq' | 'at'> | undefined;
    };

/** The messages on their way out: as shown in the state, as kept in the store, and what is known besides. */
export interface OutboxBook {
  readonly storage: OutboxStorage;
  readonly entries: Map<Id, OutboxEntry>;
  /** Messages whose events have come: they are not put again, whatever the store still has of them. */
  readonly finished: Set<Id>;
  /** Every message, in order of sending. */
  readonly messages: () => readonly OutgoingMessage[];
  readonly find: (id: Id) => OutgoingMessage | undefined;
  /** Its conversation's log is kept here. */
  readonly isLogged: (message: OutgoingMessage) => boolean;
  /** All that was said in its conversation has been erased. */
  readonly isErased: (message: OutgoingMessage) => boolean;
  /** Shows a message that is being written, behind all others. */
  readonly begin: (message: OutgoingMessage) => void;
  /** Gives a message its place, unless it is there already and further on, or its event has come. */
  readonly put: (placed: Placed) => void;
  /** Changes how a message stands, and tells the other tabs. */
  readonly show: (id: Id, state: OutgoingState) => void;
  /** Takes a message off the screen; what the store has of it stays. The other tabs are told where `telling`. */
  readonly drop: (id: Id, telling: boolean) => void;
  readonly fail: (id: Id, error: WireError) => void;
  /** Erases from the store what the server has. */
  readonly erase: (entry: OutboxEntry) => void;
}

/** Opens the book of one client's outbox. */
export function createOutboxBook<State extends ChatState>(
  store: Store<State>,
  storage: OutboxStorage,
  tell: (news: OutboxNews) => void,
): OutboxBook {
  const entries = new Map<Id, OutboxEntry>();
  const finished = new Set<Id>();
  const messages = (): readonly OutgoingMessage[] => store.getState().outbox;
  const find: OutboxBook['find'] = (id) => messages().find((message) => message.id === id);

  function change(make: (outbox: readonly OutgoingMessage[]) => readonly OutgoingMessage[]): void {
    store.update((state) => ({ ...state, outbox: make(state.outbox) }));
  }

  function replace(message: OutgoingMessage): void {
    change((outbox) => [...outbox.filter(({ id }) => id !== message.id), message].toSorted(byKey));
  }

  /** What has no key yet is being written, and comes last. */
  function byKey({ id: one }: OutgoingMessage, { id: other }: OutgoingMessage): number {
    const [a, b] = [entries.get(one)?.key, entries.get(other)?.key];
    if (a === b) return 0;
    return b === undefined || (a !== undefined && a < b) ? -1 : 1;
  }

  function drop(id: Id, telling: boolean): void {
    const entry = entries.get(id);
    entry?.stopUnclear();
    entries.delete(id);
    change((outbox) => outbox.filter((message) => message.id !== id));
    if (telling && entry !== undefined) tell({ kind: 'gone', id, key: entry.key });
  }

  return {
    storage,
    entries,
    finished,
    messages,
    find,
    isLogged: ({ conversation_id }) => conversation_id in store.getState().logs,
    isErased: ({ conversation_id }) =>
      store.getState().conversations[conversation_id]?.erased_at !== undefined,
    begin: replace,
    put: ([key, message]) => {
      if (finished.has(message.id) || isCovered(message, store.getState().logs))
        return drop(message.id, false);
      const known = entries.get(message.id);
      if (known?.key === key) {
        const { kind } = message.state;
        // What was acknowledged stays so, whatever a tab says that has not heard of it; it may have got another place.
        const isOld = kind === 'queued' && message.state.uploaded === undefined;
        if (kind !== 'acked' && (isOld || find(message.id)?.state.kind === 'acked')) return;
        // This tab may have sent it while it led: now another knows what became of it.
        if (kind !== 'sending') known.stopUnclear();
      } else {
        known?.stopUnclear();
        entries.set(message.id, newEntry(key));
      }
      replace(message);
    },
    show: (id, state) => {
      const message = find(id);
      const key = entries.get(id)?.key;
      if (message === undefined || key === undefined) return;
      const next = { ...message, state };
      change((outbox) => outbox.map((other) => (other === message ? next : other)));
      tell({ kind: 'put', placed: [key, next] });
    },
    drop,
    fail: (id, error) => {
      const key = entries.get(id)?.key;
      if (key !== undefined) void storage.fail(key, error);
    },
    erase: (entry) => {
      entry.stopUnclear();
      if (entry.erased) return;
      entry.erased = true;
      void storage.forget(entry.key);
    },
  };
}

function newEntry(key: string): OutboxEntry {
  return {
    key,
    begun: false,
    in_flight: false,
    doubted: false,
    erased: false,
    stopUnclear: () => {},
  };
}
