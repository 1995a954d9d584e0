import type { Ack, Handshake, WireError } from '@porchlight/protocol';
import type { FileDoor } from './files.ts';

/** Ends what was begun. Calling it twice is safe. */
export type Stop = () => void;

/** Time as the client sees it. Milliseconds throughout. */
export interface Clock {
  /** Milliseconds since 1970, as this machine believes. Never used for order. */
  readonly now: () => number;
  /** Runs once after a delay. */
  readonly after: (delay_ms: number, run: () => void) => Stop;
  /** Runs once what has already arrived has had its turn; no delay, and not slowed down in hidden pages. */
  readonly soon: (run: () => void) => void;
}

/** Keeps text by key, where it can for all tabs of the browser. Never rejects. */
export interface KeyValueStore {
  /** What is kept outlives the page. It may become false, and is never true again. */
  readonly durable: boolean;
  /** Every tab sees the same, and one tab's `update` or `append` waits for another's. It may become false, too. */
  readonly shared: boolean;
  /** Everything whose key begins with the prefix, in ascending order of keys, as it was at one moment. */
  readonly entries: (prefix: string) => Promise<readonly Entry[]>;
  /** Puts a value, or takes it away (undefined). What was asked for goes on even where the page ends meanwhile. */
  readonly set: (key: string, value: string | undefined) => Promise<void>;
  /**
   * Replaces a value by what `change` makes of it (undefined: nothing is there) and resolves with what was there before,
   * once that is done.
   */
  readonly update: (
    key: string,
    change: (value: string | undefined) => string | undefined,
  ) => Promise<string | undefined>;
  /**
   * Keeps a value under a new key after every other with the prefix, which ends in the name, and resolves with that key
   * once a power cut could not undo it.
   */
  readonly append: (prefix: string, name: string, value: string) => Promise<string>;
  /** Hears that `durable` or `shared` has become false. */
  readonly onLoss: (listener: () => void) => Stop;
}

/** A key with its value. */
export type Entry = readonly [key: string, value: string];

/** Whether a person can be reading: the window is visible and the top page has the focus. */
export interface Visibility {
  readonly isReading: () => boolean;
  readonly subscribe: (listener: () => void) => Stop;
}

/** What a link tells its owner. After `closed` nothing more comes. */
export interface LinkListener {
  /** A server frame by its name: `welcome`, `durable`, `heads`, `typing`, `presence`. Not yet checked. */
  readonly frame: (name: string, payload: unknown) => void;
  /** The link is gone: refused or ended by the server with an error, or lost without a word (null). */
  readonly closed: (error: WireError | null) => void;
}

/** What came of a call: an answer, or none (the link was lost first, or the time ran out): then it is unclear. */
export type CallOutcome =
  | { readonly kind: 'answered'; readonly ack: Ack<object> }
  | { readonly kind: 'unclear' };

/** One connection. It is open once `welcome` has come. */
export interface Link {
  readonly call: (name: string, payload: object) => Promise<CallOutcome>;
  /** Ends it without `closed` being told. */
  readonly close: Stop;
}

/** Makes connections, one attempt each: it never reconnects by itself. */
export interface Transport {
  readonly connect: (handshake: Handshake, listener: LinkListener) => Link;
}

/**
 * What happens to a page: the network went or may be back; the page is being put aside (frozen, kept for going back, or
 * gone for good), or is back.
 */
export type PageEvent = 'offline' | 'online' | 'aside' | 'back';

/** The life of the page. */
export interface Page {
  /** Somebody may see it, whether or not it has the focus. */
  readonly isVisible: () => boolean;
  readonly subscribe: (listener: (event: PageEvent) => void) => Stop;
}

/** Hears what becomes of a lock that was asked for. */
export interface LockListener {
  readonly held: () => void;
  readonly lost: () => void;
}

/** Locks that all tabs of one origin share: one tab at a time has a lock, the others wait for it. */
export interface Locks {
  /**
   * Asks for a lock, and takes it from whoever has it where `steal`. `held` is called once it is ours, `lost` when another
   * has stolen it. Stopping gives it back, or gives up waiting; then neither is called any more.
   */
  readonly request: (name: string, steal: boolean, listener: LockListener) => Stop;
  /** Resolves once every loss until now has been told. */
  readonly confirm: () => Promise<void>;
}

/** What tabs of one origin can say to each other: plain data, to all others, in order. */
export interface Channel {
  readonly post: (message: object) => void;
  readonly close: Stop;
}

/** What lets tabs work together. */
export interface Tabs {
  readonly locks: Locks;
  readonly openChannel: (name: string, hear: (message: unknown) => void) => Channel;
}

/** The powers of the world that the client is given; one file, `browser.ts`, takes them from a browser. */
export interface Environment {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly storage: KeyValueStore;
  readonly transport: Transport;
  readonly visibility: Visibility;
  /** Absent where nothing ever happens to the page. */
  readonly page?: Page;
  /** Loaded by whoever first has to do with files; absent where there are none. */
  readonly files?: () => Promise<FileDoor>;
  /** Absent where tabs can't work together: then each stands alone. */
  readonly tabs?: Tabs;
}
