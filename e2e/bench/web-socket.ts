import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/** A WebSocket for text, reduced to what a load generator can't do without. */
export interface WebSocketEnd {
  /** Sends one text frame. */
  readonly send: (text: string) => void;
  readonly close: () => void;
}

/** Who listens to a socket. */
export interface WebSocketListener {
  readonly text: (text: string) => void;
  /** The other side, or the network, has ended it. */
  readonly closed: (reason: string) => void;
}

const opcodes = { text: 1, close: 8 } as const;

/** One buffer for all sockets: each read is taken apart before the next can begin. */
const inbox = Buffer.allocUnsafeSlow(262_144);

/** Masking is for proxies' sake; one key for the whole run is as good as a new one a frame, and cheaper. */
const mask = randomBytes(4);

/**
 * Opens a WebSocket on this machine. It knows unfragmented text frames only, no TLS and no extensions: a generator
 * that costs less than the server it measures. Rejects where the server refuses the upgrade.
 */
export function openWebSocket(
  port: number,
  path: string,
  listener: WebSocketListener,
): Promise<WebSocketEnd> {
  return new Promise((resolve, reject) => {
    let upgraded = false;
    let rest = Buffer.alloc(0);
    const socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: inbox, callback: (length) => take(inbox.subarray(0, length)) },
    });
    const end = {
      send: (text: string) => void socket.write(frameOf(text)),
      close: () => void socket.destroy(),
    };

    function take(chunk: Buffer): boolean {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const used = upgraded ? readFrames(bytes, listener) : readUpgrade(bytes);
      // What is left lies in the shared buffer: copy it before the next read.
      rest = used === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(used));
      return true;
    }

    function readUpgrade(bytes: Buffer): number {
      const head = bytes.indexOf('\r\n\r\n');
      if (head === -1) return 0;
      const answer = bytes.toString('latin1', 0, head);
      if (!answer.startsWith('HTTP/1.1 101')) {
        reject(new Error(`the server refused the upgrade: ${answer.split('\r\n')[0]}`));
        socket.destroy();
        return bytes.length;
      }
      upgraded = true;
      resolve(end);
      return head + 4 + readFrames(bytes.subarray(head + 4), listener);
    }

    socket.on('error', (error) => (upgraded ? listener.closed(error.message) : reject(error)));
    socket.on('end', () => listener.closed('ended by the server'));
    socket.write(upgradeRequest(port, path));
  });
}

function upgradeRequest(port: number, path: string): string {
  const key = randomBytes(16).toString('base64');
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
    '\r\n',
  ].join('\r\n');
}

/** Tells every whole frame; answers how many bytes that took. */
function readFrames(bytes: Buffer, listener: WebSocketListener): number {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const opcode = bytes.readUInt8(at) & 0x0f;
    const short = bytes.readUInt8(at + 1);
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    if (start > bytes.length) break;
    const length = short < 126 ? short : lengthAt(bytes, at + 2, short);
    if (start + length > bytes.length) break;
    if (opcode === opcodes.text) listener.text(bytes.toString('utf8', start, start + length));
    else if (opcode === opcodes.close) listener.closed('closed by the server');
    at = start + length;
  }
  return at;
}

function lengthAt(bytes: Buffer, at: number, short: number): number {
  return short === 126 ? bytes.readUInt16BE(at) : Number(bytes.readBigUInt64BE(at));
}

function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length > 65_535) throw new Error('the generator sends short frames only');
  const start = length < 126 ? 6 : 8;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x80 | opcodes.text;
  if (length < 126) frame[1] = 0x80 | length;
  else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  }
  mask.copy(frame, start - 4);
  frame.write(text, start);
  for (let i = 0; i < length; i += 1)
    frame[start + i] = (frame[start + i] ?? 0) ^ (mask[i & 3] ?? 0);
  return frame;
}
