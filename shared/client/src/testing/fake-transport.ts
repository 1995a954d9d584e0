import type { Ack, Handshake, WireError } from '@porchlight/protocol';
import type { CallOutcome, Link, LinkListener, Transport } from '../environment.ts';
import { settled } from './fake-clock.ts';

/** A call that waits for the test to answer it. */
export interface FakeCall {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Answers, and lets everything run that follows. */
  readonly answer: (ack: Ack<object>) => Promise<void>;
  /** Lets the time for an answer run out. */
  readonly silence: () => Promise<void>;
}

/** One attempt to connect, seen from the server's end. */
export interface FakeLink {
  readonly handshake: Handshake;
  /** Calls without an answer yet, oldest first. */
  readonly calls: FakeCall[];
  readonly isClosed: () => boolean;
  readonly frame: (name: string, payload: unknown) => Promise<void>;
  /** The server refuses or ends it with an error, or it is lost (null). */
  readonly end: (error: WireError | null) => Promise<void>;
}

/** A network that is moved by hand. */
export interface FakeTransport extends Transport {
  /** Every attempt so far. */
  readonly links: readonly FakeLink[];
}

/** Makes a network where nothing happens by itself. */
export function createFakeTransport(): FakeTransport {
  const links: FakeLink[] = [];
  return {
    links,
    connect: (handshake, listener) => {
      const { link, end } = createPair(handshake, listener);
      links.push(end);
      return link;
    },
  };
}

function createPair(handshake: Handshake, listener: LinkListener): { link: Link; end: FakeLink } {
  const calls: FakeCall[] = [];
  let closed = false;

  function call(name: string, payload: object): Promise<CallOutcome> {
    const { promise, resolve } = Promise.withResolvers<CallOutcome>();
    const settle = async (outcome: CallOutcome): Promise<void> => {
      const at = calls.indexOf(waiting);
      if (at >= 0) calls.splice(at, 1);
      resolve(outcome);
      await settled();
    };
    const waiting: FakeCall = {
      name,
      payload: { ...payload },
      answer: (ack) => settle({ kind: 'answered', ack }),
      silence: () => settle({ kind: 'unclear' }),
    };
    calls.push(waiting);
    return promise;
  }

  const end: FakeLink = {
    handshake,
    calls,
    isClosed: () => closed,
    frame: async (name, payload) => {
      if (!closed) listener.frame(name, payload);
      await settled();
    },
    end: async (error) => {
      if (!closed) {
        closed = true;
        listener.closed(error);
      }
      await settled();
    },
  };
  return { link: { call, close: () => void (closed = true) }, end };
}
