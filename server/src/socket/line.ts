import type { Socket } from 'socket.io';
import type { Socket as TcpSocket } from 'node:net';
import { textFrames } from './text-frames.ts';

/** What carries packets to one device. */
export interface Line {
  /** Writes packets, each with the engine's `4` (MESSAGE) before it. */
  readonly write: (packets: readonly string[]) => void;
  /** Bytes that wait because the device does not take them. Answers don't count: it asked for them. */
  readonly backlog: () => number;
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
    drop() {
      if (tcp.writableLength > 0) tcp.destroy();
    },
  };
}

/** Through the engine, which knows how to poll, how to turn polling into a WebSocket, and what socket.io writes. */
export function engineLine(conn: Socket['conn']): Line {
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
    // The engine has dropped it when it closed.
    drop: () => {},
  };
}

/** Of an EVENT its bytes, of an ACK nothing. */
function weightOf(packet: string): number {
  return packet.startsWith('42') ? Buffer.byteLength(packet) : 0;
}
