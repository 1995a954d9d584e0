import type { Ack, Handshake, WireError } from '@porchlight/protocol';
import { io, type Socket } from 'socket.io-client';
import type { CallOutcome, Link, LinkListener, Transport } from '../environment.ts';

const answer_ms = 10_000;

/** Where the server is, and which audience calls. */
export interface SocketOptions {
  /** The server's origin. */
  readonly url: string;
  readonly namespace: '/visitor' | '/agent';
}

/** Connects by socket.io: WebSocket first, polling where that is not let through. */
export function createSocketTransport({ url, namespace }: SocketOptions): Transport {
  return {
    connect: (handshake, listener) => openLink(dial(url + namespace, handshake), listener),
    onOnline: (listener) => {
      addEventListener('online', listener);
      return () => removeEventListener('online', listener);
    },
  };
}

function dial(address: string, handshake: Handshake): Socket {
  return io(address, {
    path: '/socket',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    // When to come back is the connection's to decide; each link has a socket of its own.
    reconnection: false,
    forceNew: true,
    auth: { ...handshake },
  });
}

function openLink(socket: Socket, listener: LinkListener): Link {
  let reason: WireError | null = null;
  socket.onAny((name: string, payload: unknown) => {
    if (name === 'closing') reason = errorIn(payload);
    else listener.frame(name, payload);
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => close(errorOf(error.data)));
  socket.on('disconnect', () => close(reason));

  function close(error: WireError | null): void {
    end();
    listener.closed(error);
  }

  function end(): void {
    socket.offAny();
    socket.off();
    socket.disconnect();
  }

  return { close: end, call: (name, payload) => call(socket, name, payload) };
}

function call(socket: Socket, name: string, payload: object): Promise<CallOutcome> {
  // socket.io would keep it for a later connection; here it is the outbox that keeps things.
  if (!socket.connected) return Promise.resolve({ kind: 'unclear' });
  return new Promise((resolve) => {
    socket.timeout(answer_ms).emit(name, payload, (fault: Error | null, ack: unknown) => {
      resolve(fault === null && isAck(ack) ? { kind: 'answered', ack } : { kind: 'unclear' });
    });
  });
}

function isAck(value: unknown): value is Ack<object> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true || (value.ok === false && errorIn(value) !== null);
}

function errorIn(payload: unknown): WireError | null {
  return typeof payload === 'object' && payload !== null && 'error' in payload
    ? errorOf(payload.error)
    : null;
}

function errorOf(value: unknown): WireError | null {
  const isError =
    typeof value === 'object' && value !== null && 'code' in value && 'retry' in value;
  return isError ? (value as WireError) : null;
}
