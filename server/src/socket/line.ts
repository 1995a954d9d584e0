import type { Socket } from 'socket.io';
import type { Socket as TcpSocket } from 'node:net';
import { textFrames } from './text-frames.ts';

/** What carries packets to one device. */
export interface Line {
  /** Writes packets, each with the engine's `4` (MESSAGE) before it. */
  readonly write: (packets: readonly string[]) => void;
  /** Bytes that wait because the device does not take them. Answers don't count: it asked for them. */
  readonly backlog: () => number;
  /** Everything that waits, what it asked for included, in bytes. */
  readonly weight: () => number;
  /** Drops what waits, once the connection has been closed. */
  readonly drop: () => void;
}

/** Uncompressed: packets are short, and compression costs more than it saves. */
const options = { compress: false };

/**
 * Straight into the network, as finished frames of WebSocket. The engine and its WebSocket library write whole frames to
 * the same stream, without compression and so at once: everything stays in the order it was written.
 */
export function directLine(tcp: TcpSocket): Line {
  /** What was written since the network had last taken everything. */
  let behind = 0;
  return {
    write(packets) {
      if (tcp.writableLength === 0) behind = 0;
      else for (const packet of packets) behind += weightOf(packet);
      tcp.write(textFrames(packets));
    },
    backlog: () => Math.min(behind, tcp.writableLength),
    weight: () => tcp.writableLength,
    drop: () => dropFrom(tcp),
  };
}

function dropFrom(tcp: TcpSocket): void {
  if (tcp.writableLength > 0) tcp.destroy();
}

/**
 * Through the engine, which knows how to poll, how to turn polling into a WebSocket, and what socket.io writes. `tcp` is where it all
 * goes to; null while it polls.
 */
export function engineLine(conn: Socket['conn'], tcp: TcpSocket | null): Line {
  let waiting = 0;
  conn.on('flush', () => (waiting = 0));
  return {
    write(packets) {
      for (const packet of packets) {
        waiting += weightOf(packet);
        conn.write(packet.slice(1), options);
      }
    },
    backlog: () => waiting,
    weight: () => queued(conn) + (tcp?.writableLength ?? 0),
    drop() {
      // The engine has dropped its own when it closed.
      if (tcp !== null) dropFrom(tcp);
    },
  };
}

/** What the engine has not handed on yet, in bytes of memory. */
function queued(conn: object): number {
  const { writeBuffer = [] } = conn as { writeBuffer?: readonly { readonly data?: unknown }[] };
  let sum = 0;
  for (const { data } of writeBuffer) if (typeof data === 'string') sum += 2 * data.length;
  return sum;
}

/** Of an EVENT its bytes, of an ACK nothing. */
function weightOf(packet: string): number {
  return packet.startsWith('42') ? Buffer.byteLength(packet) : 0;
}
