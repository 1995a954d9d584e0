import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A masked frame of text, as clients send them. */
export function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const header =
    length < 126
      ? Buffer.from([0x81, 0x80 | length])
      : Buffer.from([0x81, 0xfe, length >> 8, length & 255]);
  return Buffer.concat([header, Buffer.alloc(4), payload]);
}

/** A ping of the WebSocket itself. */
export const pingFrame: Buffer = Buffer.from([0x89, 0x80, 0, 0, 0, 0]);

/** A visitor's line to the server, on which a test says and takes what it likes. It is let in once this resolves. */
export async function opensLine(url: string, token: string): Promise<Socket> {
  const { port, host } = new URL(url);
  const line = connect(Number(port), '127.0.0.1');
  line.on('error', () => undefined);
  line.write(
    `GET /socket/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\n` +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  let heard = '';
  const hear = (bytes: Buffer) => (heard += bytes.toString('latin1'));
  line.on('data', hear);
  while (!heard.includes('0{"sid"')) await once(line, 'data');
  line.write(frame(`40/visitor,${JSON.stringify({ protocol: { min: 1, max: 1 }, token })}`));
  while (!heard.includes('["welcome"')) await once(line, 'data');
  line.off('data', hear);
  return line;
}
