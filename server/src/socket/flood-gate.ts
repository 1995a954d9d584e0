import type { Socket } from 'socket.io';
import type { Clock } from '../domain/clock.ts';
import { createTokenBuckets } from '../domain/token-buckets.ts';

type Connection = Socket['conn'];

/**
 * What a device may send, whoever it is and whatever it says: far more than is carried out of it. Each packet costs something, if only
 * to be refused; whoever sends on regardless keeps everybody else waiting.
 */
const allowance = { burst: 3_000, per_s: 200 };

/** Cuts connections on which more comes than any device of ours would send. One gate for all: an idle line should weigh little. */
export function createFloodGate(clock: Pick<Clock, 'now'>): (connection: Connection) => void {
  const buckets = createTokenBuckets(clock, allowance);
  let last = 0;
  return (connection) => {
    const name = String((last += 1));
    const count = () => {
      if (buckets.take(name) > 0) cut(connection);
    };
    connection.on('packet', count);
    const watch = (transport: unknown) => webSocketOf(transport)?.on('ping', count);
    watch(connection.transport);
    connection.on('upgrade', watch);
  };
}

function cut(connection: Connection): void {
  const webSocket = webSocketOf(connection.transport);
  connection.close(true);
  // A polite goodbye would be waited for, and what comes meanwhile be read.
  webSocket?.terminate();
}

interface WebSocketOfEngine {
  readonly on: (event: 'ping', listener: () => void) => void;
  readonly terminate: () => void;
}

/** The WebSocket of a transport; undefined where it polls. Its library answers pings by itself, and the engine is not told. */
function webSocketOf(transport: unknown): WebSocketOfEngine | undefined {
  return (transport as { readonly socket?: WebSocketOfEngine }).socket;
}
