import type { Socket } from 'socket.io';
import type { Outlet } from '../domain/connection.ts';
import { textFrame } from './text-frame.ts';

/** Uncompressed: frames are short, and compression costs more than it saves. */
const options = { compress: false };

/**
 * The way out over one socket. Frames come here encoded, so they go to the engine as the packets that socket.io's own
 * encoder would have made (socket.io protocol 5, type EVENT): one audience's JSON is made once, not once per socket.
 */
export function createOutlet(socket: Socket): Outlet {
  const { conn } = socket;
  const prefix = `2${socket.nsp.name},["`;
  const tcp = conn.request.socket;
  let waiting = 0;
  // The engine hands over what gathered while the network was busy: as one write instead of one per frame.
  conn.on('flush', (packets: readonly unknown[]) => {
    waiting = 0;
    if (packets.length > 1) tcp.cork();
  });
  conn.on('drain', () => {
    if (tcp.writableCorked > 0) tcp.uncork();
  });

  return {
    send(name, json) {
      if (conn.readyState !== 'open') return;
      const packet = `${prefix}${name}",${json}]`;
      waiting += packet.length;
      conn.write(packet, encoded(packet, conn.transport.name));
    },
    backlog: () => waiting,
    end(error) {
      socket.emit('closing', { error });
      socket.disconnect(true);
    },
    cut: () => conn.close(true),
  };
}

/**
 * The packet as a finished frame for the engine to send as it is (socket.io's own adapter does the same); `4` is the
 * engine's MESSAGE. Long polling knows no frames: there the engine takes the packet itself.
 */
function encoded(packet: string, transport: string) {
  if (transport !== 'websocket') return options;
  return { ...options, wsPreEncodedFrame: [textFrame(`4${packet}`)] };
}
