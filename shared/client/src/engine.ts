import {
  createIdSource,
  type Id,
  type IdSource,
  type VisitorConversation,
} from '@porchlight/protocol';
import type { AnyEvent, Audience } from './audience.ts';
import type { ClientOptions } from './chat-client.ts';
import { createClaims } from './claims.ts';
import { createConnection, type Connection } from './connection.ts';
import { emptyState } from './empty-state.ts';
import type { Environment, Stop } from './environment.ts';
import { createEphemeral } from './ephemeral.ts';
import { createFeed, type Feed } from './feed.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { meetWelcome, parseWelcome } from './people.ts';
import { createReading, type Reading } from './reading.ts';
import { arrivedSeq, readableSeq } from './receipts.ts';
import type { ChatState } from './state.ts';
import { createStore, type Store } from './store.ts';

/** What one audience's client does besides what both do. */
export interface Additions {
  /** The connection is live, for the first time or again. */
  readonly live: () => void;
  /** What was known of the server's history has been dropped. */
  readonly reset: () => void;
  readonly accountEvent: (event: AnyEvent) => void;
}

/** Everything that runs behind a client's surface. */
export interface Engine<Summary extends VisitorConversation> {
  readonly store: Store<ChatState<Summary>>;
  readonly connection: Connection;
  readonly feed: Feed;
  readonly outbox: Outbox;
  readonly reading: Reading;
  /** The conversations that somebody has opened here. */
  readonly opened: Set<Id>;
  readonly newId: IdSource;
  readonly isLive: () => boolean;
  /** Claims delivery of what is here, where this client may. */
  readonly claimArrival: (conversation_id: Id) => void;
  readonly close: Stop;
}

/** Puts the parts together. Nothing runs before the connection is told to connect. */
export function createEngine<Summary extends VisitorConversation>(
  environment: Environment,
  options: ClientOptions,
  audience: Audience<Summary>,
  additions: Additions,
): Engine<Summary> {
  const { clock, random } = environment;
  const store = createStore<ChatState<Summary>>(emptyState);
  const newId = createIdSource(clock.now, random);
  const opened = new Set<Id>();
  const isLive = (): boolean => store.getState().connection.kind === 'live';
  const ephemeral = createEphemeral(clock, store);

  const connection = createConnection(environment, options, {
    changed: (next) => store.update((state) => ({ ...state, connection: next })),
    opened: (payload) => {
      const welcome = parseWelcome(payload);
      if (welcome === undefined) return connection.fail(null);
      store.update((state) => meetWelcome(state, welcome));
      feed.opened();
    },
    lost: () => {
      feed.lost();
      ephemeral.lost();
    },
    frame: (name, payload) => frames[name]?.(payload),
  });

  const wires = { clock, call: connection.call, isLive };
  const outbox = createOutbox({ ...wires, environment, scope: options.scope, store, newId });
  const claims = createClaims(wires);
  const reading = createReading(environment, (id, up_to_seq) => {
    const seq = readableSeq(store.getState(), id, audience.side, up_to_seq);
    if (seq !== undefined) claims.claim(id, 'read', seq);
  });

  function claimArrival(id: Id): void {
    const state = store.getState();
    if (!opened.has(id) && !audience.follows(state, id)) return;
    const seq = arrivedSeq(state, id, audience.side);
    if (seq !== undefined) claims.claim(id, 'delivered', seq);
  }

  const feed = createFeed<Summary>(
    { ...wires, store, audience, isOpen: (id) => opened.has(id) },
    {
      caughtUp: () => {
        store.update((state) => (state.ready ? state : { ...state, ready: true }));
        connection.caughtUp();
        outbox.pump();
        claims.resume();
        additions.live();
      },
      failed: connection.fail,
      reset: () => {
        claims.forget();
        reading.again();
        for (const id of opened) void feed.fetcher.want(id);
        additions.reset();
      },
      changed: (id) => {
        outbox.sweep();
        claimArrival(id);
      },
      accountEvent: additions.accountEvent,
    },
  );
  const frames: Readonly<Record<string, (payload: unknown) => void>> = {
    durable: feed.durable,
    heads: feed.heads,
    typing: ephemeral.typing,
    presence: ephemeral.presence,
  };

  return {
    store,
    connection,
    feed,
    outbox,
    reading,
    opened,
    newId,
    isLive,
    claimArrival,
    close: () => {
      for (const part of [connection, feed, outbox, claims, reading]) part.close();
    },
  };
}
