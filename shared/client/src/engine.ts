import {
  createIdSource,
  type Id,
  type IdSource,
  type VisitorConversation,
  type WireError,
} from '@porchlight/protocol';
import type { AnyEvent, Audience } from './audience.ts';
import type { ClientOptions } from './chat-client.ts';
import { createClaims } from './claims.ts';
import { createConnection } from './connection.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { emptyState } from './empty-state.ts';
import { createEndingStore } from './ending-store.ts';
import type { Environment, Link, Stop } from './environment.ts';
import { createEphemeral } from './ephemeral.ts';
import type { FileWork } from './file-work.ts';
import { createFeed, type Feed } from './feed.ts';
import { once } from './once.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { meetWelcome, parseWelcome } from './people.ts';
import { createReading, type Reading } from './reading.ts';
import { createChanges, type Changes } from './changes.ts';
import { arrivedSeq, readableSeq } from './receipts.ts';
import type { ChatState, Leadership } from './state.ts';
import { createStore, type Store } from './store.ts';
import { createTabDoor } from './tab-door.ts';
import type { TabParts } from './tab-work.ts';
import type { LeaderNews, TeamWord } from './team-words.ts';

/** What the client of one audience adds to what both have in common. */
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
  /** Calls the server, through the leader where another tab leads. */
  readonly call: Link['call'];
  readonly feed: Feed;
  readonly outbox: Outbox;
  readonly changes: Changes;
  readonly drafts: Drafts;
  readonly reading: Reading;
  /** What has to do with files; undefined where there are none. */
  readonly files: (() => Promise<FileWork>) | undefined;
  /** The conversations that somebody has opened here. */
  readonly opened: Set<Id>;
  readonly newId: IdSource;
  readonly isLive: () => boolean;
  /** Claims delivery of what is here, where this client may. */
  readonly claimArrival: (conversation_id: Id) => void;
  readonly connectNow: () => void;
  /** Loads what was kept. */
  readonly load: () => Promise<void>;
  /** Comes into the team of tabs and, where it leads, connects. */
  readonly start: () => void;
  /** Gives up lead and connection until the next start. */
  readonly rest: () => void;
  /** The network is gone. */
  readonly cut: () => void;
  readonly say: (word: TeamWord) => void;
  /** Keeps nothing that is written from now on: all of this person is to go from this device. */
  readonly end: Stop;
  readonly close: Stop;
}

/** Written out, because the table of all errors is more than a widget should carry. */
const notOurs: WireError = {
  code: 'session_expired',
  message: 'not our session',
  retry: 'after-refresh',
};

/** Puts the parts together. Nothing runs before `start`. */
export function createEngine<Summary extends VisitorConversation>(
  given: Environment,
  options: ClientOptions,
  audience: Audience<Summary>,
  additions: Additions,
): Engine<Summary> {
  const { storage, end } = createEndingStore(given.storage);
  const environment = { ...given, storage };
  const { clock, random } = environment;
  const { scope } = options;
  const store = createStore<ChatState<Summary>>(emptyState);
  const newId = createIdSource(clock.now, random);
  const opened = new Set<Id>();
  const isLive = (): boolean => store.getState().connection.kind === 'live' && !feed.isBehind();
  const leads = (): boolean => store.getState().leadership !== 'follower';
  const maySend = (): boolean => leads() && isLive();
  const ephemeral = createEphemeral(clock, store);

  const team = { clock, id: newId(), name: `porchlight/1/${scope}`, leads, became };
  const door = createTabDoor({
    ...team,
    tabs: () => (storage.shared ? environment.tabs : undefined),
    load: async () => {
      const { joinTabs } = await import('./tab-work.ts');
      return (handed) => joinTabs(shared, handed);
    },
  });
  const { say } = door;
  const tellAll = (word: LeaderNews): void => {
    if (leads()) say(word);
  };

  function became(leadership: Leadership): void {
    const before = store.getState().leadership;
    store.update((state) => ({ ...state, leadership }));
    if (leadership === 'follower') return connection.rest();
    if (before === 'leader' && leadership === 'leader') return;
    void outbox.lead();
    void changes.look();
    connection.connectNow();
  }

  const stopLoss = storage.onLoss(() => {
    if (!storage.shared) door.leave();
    showStorage();
  });

  function showStorage(): void {
    store.update((state) => ({ ...state, storage: storage.durable ? 'durable' : 'memory' }));
  }

  const connection = createConnection(environment, options, {
    changed: (next) => {
      store.update((state) => ({ ...state, connection: next }));
      tellAll({ kind: 'connection', connection: next });
    },
    opened: (payload) => {
      const welcome = parseWelcome(payload);
      if (welcome === undefined) return connection.fail(null);
      if (options.principal !== undefined && welcome.me.id !== options.principal)
        return connection.fail(notOurs);
      store.update((state) => meetWelcome(state, welcome));
      tellAll({ kind: 'welcome', welcome });
      feed.opened();
    },
    lost: () => {
      feed.lost();
      ephemeral.lost();
    },
    frame: (name, payload) => {
      if (name in passing) tellAll({ kind: 'frame', name, payload });
      (passing[name] ?? lasting[name])?.(payload);
    },
  });

  const call: Link['call'] = (name, payload) =>
    leads() ? connection.call(name, payload) : door.call(name, payload);
  const wires = { clock, call, isLive };
  const filed = { environment, scope, store, newId };
  const { files: openDoor } = environment;
  const files: (() => Promise<FileWork>) | undefined =
    openDoor &&
    once(async () => {
      const [{ createFileWork }, door] = await Promise.all([import('./file-work.ts'), openDoor()]);
      const { book } = outbox;
      return createFileWork({ ...filed, door, call, token: options.token, book });
    });
  const drafts = createDrafts(environment, scope, say);
  const outbox: Outbox = createOutbox({
    ...wires,
    ...filed,
    leads,
    confirm: door.confirm,
    files,
    tell: (news) => say({ kind: 'outbox', news }),
  });
  const changes = createChanges({
    ...wires,
    ...filed,
    random,
    storage,
    maySend,
    tell: () => say({ kind: 'changes' }),
  });
  const claims = createClaims(wires);
  const reading = createReading(environment, (conversation_id, up_to_seq) => {
    const seq = readableSeq(store.getState(), conversation_id, audience.side, up_to_seq);
    if (seq !== undefined) claims.claim(conversation_id, 'read', seq);
  });

  function claimArrival(conversation_id: Id): void {
    const state = store.getState();
    const follows = audience.follows(state, conversation_id);
    // What every tab follows is claimed by the leader, for all of them.
    if (follows ? !leads() : !opened.has(conversation_id)) return;
    const seq = arrivedSeq(state, conversation_id, audience.side);
    if (seq !== undefined) claims.claim(conversation_id, 'delivered', seq);
  }

  function caughtUp(): void {
    store.update((state) => (state.ready ? state : { ...state, ready: true }));
    connection.caughtUp();
    outbox.doubt();
    outbox.pump();
    void changes.look();
    claims.resume();
    // Another tab may have received what it had no time to claim.
    for (const conversation_id of Object.keys(store.getState().logs)) claimArrival(conversation_id);
    additions.live();
  }

  function reset(): void {
    outbox.reset();
    claims.forget();
    reading.again();
    for (const conversation_id of opened) void feed.fetcher.want(conversation_id);
    additions.reset();
  }

  const feed = createFeed<Summary>(
    { ...wires, store, audience, isOpen: (conversation_id) => opened.has(conversation_id) },
    {
      caughtUp,
      failed: connection.fail,
      reset,
      changed: (conversation_id) => {
        outbox.sweep();
        claimArrival(conversation_id);
      },
      accountEvent: additions.accountEvent,
      news: (news) => tellAll({ kind: 'feed', news }),
    },
  );
  type Frames = Readonly<Record<string, (payload: unknown) => void>>;
  const lasting: Frames = { durable: feed.durable, heads: feed.heads };
  const passing: Frames = { typing: ephemeral.typing, presence: ephemeral.presence };

  const parts = { store, feed, outbox, changes, drafts };
  const shared: TabParts<Summary> = {
    ...team,
    ...parts,
    connection,
    page: environment.page,
    tellsAll: audience.side === 'visitor',
    frame: (name, payload) => passing[name]?.(payload),
    lost: ephemeral.lost,
    live: () => {
      // This is called again once the tab has what it missed.
      if (feed.isBehind()) return;
      caughtUp();
      feed.fetcher.resume();
    },
    began: reset,
  };

  return {
    ...parts,
    end,
    call,
    reading,
    files,
    opened,
    newId,
    isLive,
    claimArrival,
    say,
    connectNow: () => (leads() ? connection.connectNow() : say({ kind: 'connect' })),
    load: async () => {
      await Promise.all([outbox.load(), drafts.load(), changes.look()]);
      showStorage();
    },
    start: door.start,
    rest: () => {
      door.stop();
      connection.rest();
      const leadership = environment.tabs === undefined ? 'alone' : 'follower';
      store.update((state) => ({ ...state, leadership, connection: { kind: 'idle' } }));
    },
    cut: connection.cut,
    close: () => {
      stopLoss();
      door.stop();
      for (const part of [connection, feed, outbox, changes, claims, reading, drafts]) part.close();
    },
  };
}
