import type { Ack, Handshake, WireError } from '@porchlight/protocol';
import type { Stop } from './mock-environment.ts';

/** What a link tells its owner. After `closed` nothing more comes. Has the shape of the client's own. */
export interface LinkListener {
  /** A server frame by its name. */
  readonly frame: (name: string, payload: unknown) => void;
  /** Refused or ended by the server with an error, or lost without a word (null). */
  readonly closed: (error: WireError | null) => void;
}

/** What came of a call: an answer, or none. */
export type CallOutcome =
  | { readonly kind: 'answered'; readonly ack: Ack<object> }
  | { readonly kind: 'unclear' };

/** One connection, from the client's end. */
export interface Link {
  readonly call: (name: string, payload: object) => Promise<CallOutcome>;
  /** Ends it without `closed` being told. Twice is safe. */
  readonly close: Stop;
}

/** Makes connections, one attempt each. */
export interface Transport {
  readonly connect: (handshake: Handshake, listener: LinkListener) => Link;
}
