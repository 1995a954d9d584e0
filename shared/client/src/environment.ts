import type { Ack, Handshake, WireError } from '@porchlight/protocol';

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

/** Keeps text by key: durable where the browser allows, else as long as the page lives. Never rejects. */
export interface KeyValueStore {
  readonly durable: boolean;
  readonly get: (key: string) => Promise<string | undefined>;
  readonly set: (key: string, value: string) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
  /** Every key that begins with the prefix, in ascending order. */
  readonly keys: (prefix: string) => Promise<readonly string[]>;
}

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
  /** Hears that the network may be back, where the platform tells. */
  readonly onOnline?: (listener: () => void) => Stop;
}

/** The powers of the world that the client is given; one file, `browser.ts`, takes them from a browser. */
export interface Environment {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly storage: KeyValueStore;
  readonly transport: Transport;
  readonly visibility: Visibility;
}
