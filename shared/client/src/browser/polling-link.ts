import type { Handshake, WireError } from '@porchlight/protocol';
import { io } from 'socket.io-client';
import type { Link, LinkListener } from '../environment.ts';
import { errorIn, errorOf, outcomeOf } from './parse-answer.ts';
import { answer_ms, type SocketOptions } from './socket-options.ts';

/** Opens a link by HTTP polling, for networks that let no WebSocket through. Loaded only when it is needed. */
export function openPollingLink(
  { url, namespace }: SocketOptions,
  handshake: Handshake,
  listener: LinkListener,
): Link {
  const socket = io(url + namespace, {
    path: '/socket',
    transports: ['polling'],
    // When to come back is the connection's to decide; each link has a socket of its own.
    reconnection: false,
    forceNew: true,
    auth: { ...handshake },
  });
  let reason: WireError | null = null;

  function end(): void {
    socket.offAny();
    socket.off();
    socket.disconnect();
  }

  function close(error: WireError | null): void {
    end();
    listener.closed(error);
  }

  socket.onAny((name: string, payload: unknown) => {
    if (name === 'closing') reason = errorIn(payload);
    else listener.frame(name, payload);
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => close(errorOf(error.data)));
  socket.on('disconnect', () => close(reason));

  return {
    close: end,
    call: (name, payload) => {
      // socket.io would keep it for a later connection; here it is the outbox that keeps things.
      if (!socket.connected) return Promise.resolve({ kind: 'unclear' });
      return new Promise((resolve) => {
        socket.timeout(answer_ms).emit(name, payload, (fault: Error | null, answer: unknown) => {
          resolve(fault === null ? outcomeOf(answer) : { kind: 'unclear' });
        });
      });
    },
  };
}
