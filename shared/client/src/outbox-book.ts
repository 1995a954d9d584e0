import type { Id } from '@porchlight/protocol';
import type { Stop } from './environment.ts';
import type { KeptMessage, OutboxStorage } from './outbox-storage.ts';
import type { ChatState, OutgoingMessage, OutgoingState } from './state.ts';
import type { Store } from './store.ts';

/** What is known of an unsent message besides what is shown. */
export interface OutboxEntry {
  readonly key: string;
  /** It has been kept, and so may be sent. */
  kept: boolean;
  /** It has been sent at least once: the server may have it. */
  tried: boolean;
  in_flight: boolean;
  /** Erased from the store, since the server has the message. */
  erased: boolean;
  stopUnclear: Stop;
}

/** The messages on their way out: as shown in the state, as kept in the store, and what is known besides. */
export interface OutboxBook {
  readonly storage: OutboxStorage;
  readonly entries: Map<Id, OutboxEntry>;
  /** Every message, in order of sending. */
  readonly messages: () => readonly OutgoingMessage[];
  readonly find: (id: Id) => OutgoingMessage | undefined;
  readonly show: (id: Id, state: OutgoingState) => void;
  readonly change: (
    change: (outbox: readonly OutgoingMessage[]) => readonly OutgoingMessage[],
  ) => void;
  /** Writes a message down, with what must not be forgotten of it. */
  readonly keep: (message: OutgoingMessage, besides: Pick<KeptMessage, 'tried' | 'failed'>) => void;
  /** Erases from the store what the server has. */
  readonly erase: (entry: OutboxEntry) => void;
}

/** Opens the book of one client's outbox. */
export function createOutboxBook<State extends ChatState>(
  store: Store<State>,
  storage: OutboxStorage,
): OutboxBook {
  const entries = new Map<Id, OutboxEntry>();
  const messages = (): readonly OutgoingMessage[] => store.getState().outbox;
  const change: OutboxBook['change'] = (make) => {
    store.update((state) => ({ ...state, outbox: make(state.outbox) }));
  };
  return {
    storage,
    entries,
    messages,
    change,
    find: (id) => messages().find((message) => message.id === id),
    show: (id, state) => {
      change((outbox) =>
        outbox.map((message) => (message.id === id ? { ...message, state } : message)),
      );
    },
    keep: ({ state: _shown, ...message }, besides) => {
      const key = entries.get(message.id)?.key;
      if (key !== undefined) void storage.keep(key, { ...message, ...besides });
    },
    erase: (entry) => {
      entry.stopUnclear();
      if (entry.erased) return;
      entry.erased = true;
      void storage.forget(entry.key);
    },
  };
}

/** An entry of a message that is about to be kept. */
export function newEntry(key: string): OutboxEntry {
  return {
    key,
    kept: false,
    tried: false,
    in_flight: false,
    erased: false,
    stopUnclear: () => {},
  };
}
