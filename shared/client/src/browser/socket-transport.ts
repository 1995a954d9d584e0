import type { Handshake } from '@porchlight/protocol';
import type { Link, LinkListener, Transport } from '../environment.ts';
import type { SocketOptions } from './socket-options.ts';
import { openWebSocketLink } from './websocket-link.ts';

/** Connects to a socket.io server: by WebSocket, and by polling where no WebSocket comes through. */
export function createSocketTransport(options: SocketOptions): Transport {
  /** Set once polling has come through where WebSockets did not. */
  let polls = false;

  function connect(handshake: Handshake, listener: LinkListener): Link {
    let link: Link | undefined;
    let closed = false;

    async function poll(): Promise<void> {
      link = undefined;
      try {
        const { openPollingLink } = await import('./polling-link.ts');
        if (!closed) link = openPollingLink(options, handshake, { ...listener, frame });
      } catch {
        // Where the server is away, this part of the page can't be had from it either.
        if (!closed) listener.closed(null);
      }
    }

    function frame(name: string, payload: unknown): void {
      polls = true;
      listener.frame(name, payload);
    }

    function openSocket(): void {
      try {
        link = openWebSocketLink(options, handshake, {
          ...listener,
          unreachable: () => void poll(),
        });
      } catch {
        // A browser, or what somebody has put into it, may refuse the very name.
        void poll();
      }
    }

    if (polls) void poll();
    else openSocket();
    return {
      call: (name, payload) => link?.call(name, payload) ?? Promise.resolve({ kind: 'unclear' }),
      close: () => {
        closed = true;
        link?.close();
      },
    };
  }

  return { connect };
}
