import type { Ack } from '@porchlight/protocol';
import type { Socket } from 'socket.io';
import type { FrameName, Outlet } from '../domain/connection.ts';
import { textFrames } from './text-frames.ts';
import type { AtTurnEnd } from './turn-end.ts';

/** The way out over one socket, for frames and for answers. */
export interface SocketOutlet extends Outlet {
  /** Answers the command that asked for an acknowledgement with this number. */
  readonly answer: (id: string, ack: Ack<object>) => void;
  /** Hands over what was gathered, so that what is written past the outlet comes after it. */
  readonly flush: () => void;
}

/** Uncompressed: frames are short, and compression costs more than it saves. */
const options = { compress: false };

/** With so many characters gathered the end of the turn is not waited for. */
const maxGathered = 65_536;

/**
 * Makes the way out. Frames and answers come here as JSON, and go to the engine as the packets that socket.io's own
 * encoder would have made of them (socket.io protocol 5, types EVENT and ACK; `4` is the engine's MESSAGE): one
 * audience's JSON is made once, not once per socket. What comes within a turn leaves in that order, at its end, in one
 * write: writes are the dearest part of a frame.
 */
export function createOutlet(socket: Socket, atTurnEnd: AtTurnEnd): SocketOutlet {
  const { conn } = socket;
  const event = `42${socket.nsp.name},["`;
  const ack = `43${socket.nsp.name},`;
  let gathered: string[] = [];
  let gathered_length = 0;
  /** What the engine keeps because the network is busy. */
  let handed_length = 0;
  conn.on('flush', () => (handed_length = 0));

  function gather(packet: string): void {
    if (conn.readyState !== 'open') return;
    gathered_length += packet.length;
    if (gathered.push(packet) === 1) atTurnEnd(flush);
    if (gathered_length > maxGathered) flush();
  }

  function flush(): void {
    const packets = gathered;
    if (packets.length === 0) return;
    gathered = [];
    handed_length += gathered_length;
    gathered_length = 0;
    write(conn, packets);
  }

  const send = (name: FrameName, json: string): void => gather(`${event}${name}",${json}]`);

  return {
    send,
    answer: (id, answer) => gather(`${ack}${id}[${JSON.stringify(answer)}]`),
    flush,
    backlog: () => gathered_length + handed_length,
    end(error) {
      send('closing', JSON.stringify({ error }));
      flush();
      socket.disconnect(true);
    },
    cut() {
      gathered = [];
      conn.close(true);
    },
  };
}

/**
 * A WebSocket gets finished frames, which the engine sends as they are (socket.io's own adapter does the same). Long
 * polling knows no frames: there the engine takes the packets, and puts its MESSAGE before each itself.
 */
function write(conn: Socket['conn'], packets: readonly string[]): void {
  if (conn.transport.name !== 'websocket') {
    for (const packet of packets) conn.write(packet.slice(1), options);
    return;
  }
  const frames = { ...options, wsPreEncodedFrame: [textFrames(packets)] };
  conn.write('', frames);
}
