import type { Ack } from '@porchlight/protocol';
import type { Socket } from 'socket.io';
import type { FrameName, Haste, Outlet } from '../domain/connection.ts';
import { directLine, engineLine } from './line.ts';
import type { Leave } from './turn-end.ts';

/** When what was gathered leaves. */
export interface Departures {
  /** For answers. */
  readonly first: Leave;
  readonly atTurnEnd: Leave;
  readonly atLeisure: Leave;
}

/** The way out over one socket, for frames and for answers. */
export interface SocketOutlet extends Outlet {
  /** Answers the command that asked for an acknowledgement with this number. */
  readonly answer: (id: string, ack: Ack<object>, haste: Haste) => void;
  /** Writes what was gathered, so that what socket.io writes itself comes after it. */
  readonly flush: () => void;
  /** Cuts a device off that asks on and on, and takes no answers. To be called before each. */
  readonly weigh: () => void;
  /** From now on goes through the engine, in line with what socket.io writes itself. To be called once. */
  readonly giveWay: () => void;
}

/**
 * A device that keeps more than this waiting, in bytes, gets no further answer: a page of a sync or a handful of snapshots, however
 * long the words. One answer alone may be larger.
 */
const maxWeight = 16_777_216;

/** With so many characters gathered the end of the turn is not waited for. */
const maxGathered = 65_536;

/**
 * Makes the way out. Frames and answers come here as JSON, and leave as the packets that socket.io's own encoder would
 * have made of them (socket.io protocol 5, types EVENT and ACK): one audience's JSON is made once, not once per socket.
 * What comes within a turn leaves in that order, at its end, in one write: writes are the dearest part of a frame. What is
 * in no hurry waits a little for something that is, and leaves before it.
 */
export function createOutlet(socket: Socket, departures: Departures): SocketOutlet {
  const { conn } = socket;
  const direct = conn.transport.name === 'websocket';
  const tcp = direct ? conn.request.socket : null;
  let line = tcp === null ? engineLine(conn, tcp) : directLine(tcp);
  const event = `42${socket.nsp.name},["`;
  const ack = `43${socket.nsp.name},`;
  let gathered: string[] = [];
  let gathered_length = 0;
  let leaving: Haste | null = null;

  function gather(packet: string, haste: Haste, atTurnEnd: Leave): void {
    if (conn.readyState !== 'open') return;
    gathered_length += packet.length;
    gathered.push(packet);
    if (gathered_length > maxGathered) return flush();
    if (leaving === 'now' || leaving === haste) return;
    leaving = haste;
    if (haste === 'now') atTurnEnd(flush);
    else departures.atLeisure(flush);
  }

  function flush(): void {
    const packets = take();
    if (packets.length > 0 && conn.readyState === 'open') line.write(packets);
  }

  function take(): readonly string[] {
    const packets = gathered;
    gathered = [];
    gathered_length = 0;
    leaving = null;
    return packets;
  }

  const send = (name: FrameName, json: string, haste: Haste = 'now'): void =>
    gather(`${event}${name}",${json}]`, haste, departures.atTurnEnd);

  function cut(): void {
    take();
    conn.close(true);
    line.drop();
  }

  function weigh(): void {
    if (gathered_length + line.weight() > maxWeight) cut();
  }

  return {
    send,
    answer(id, answer, haste) {
      weigh();
      if (conn.readyState !== 'open') return;
      gather(`${ack}${id}[${JSON.stringify(answer)}]`, haste, departures.first);
    },
    flush,
    weigh,
    giveWay() {
      flush();
      if (direct) line = engineLine(conn, tcp);
    },
    backlog: () => gathered_length + line.backlog(),
    end(error) {
      send('closing', JSON.stringify({ error }));
      flush();
      socket.disconnect(true);
    },
    cut,
  };
}
