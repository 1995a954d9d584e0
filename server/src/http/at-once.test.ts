import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../test/start-server.ts';

let server: TestServer;
const lines: Socket[] = [];

beforeAll(async () => {
  server = await startServer({ config: { limits_on: true } });
});

afterAll(async () => {
  for (const line of lines) line.destroy();
  await server.stop();
});

/** A call that is never finished, from an address that is told by the proxy beside the server. */
async function beginsToCall(address: string): Promise<void> {
  const line = connect(Number(new URL(server.url).port), '127.0.0.1');
  lines.push(line.on('error', () => undefined));
  await once(line, 'connect');
  line.write(
    `POST /api/v2/sessions HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${address}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  );
}

it('answers so many calls of one address at a time, and then more', async () => {
  const status = async (address: string): Promise<number> =>
    (await fetch(`${server.url}/api/v2/agents`, { headers: { 'x-forwarded-for': address } }))
      .status;
  await Promise.all(Array.from({ length: 200 }, () => beginsToCall('203.0.113.1')));
  await vi.waitFor(async () => expect(await status('203.0.113.1')).toBe(429));
  expect(await status('203.0.113.2')).toBe(401);
  lines.pop()?.destroy();
  await vi.waitFor(async () => expect(await status('203.0.113.1')).toBe(401));
});
