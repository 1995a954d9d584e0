import { createIdSource } from '@porchlight/protocol';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openVisitorSession } from '../test/people.ts';
import { startServer, type TestServer } from '../test/start-server.ts';

const newId = createIdSource(Date.now, Math.random);
let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

/** A masked frame of text, as clients send them. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([header, Buffer.alloc(4), payload]);
}

/** A visitor of long words, with a line of its own on which it can stop to take anything. */
async function comesWithLongWords(): Promise<{ line: Socket; conversation_id: string }> {
  const { body } = await openVisitorSession(server.url, server.key);
  const conversation_id = newId();
  for (let said = 0; said < 30; said += 1) {
    const answer = await fetch(`${server.url}/api/v2/conversations/${conversation_id}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${body.token}` },
      body: JSON.stringify({ id: newId(), text: '你'.repeat(10_000) }),
    });
    expect(answer.status).toBe(200);
  }
  const { port, host } = new URL(server.url);
  const line = connect(Number(port), '127.0.0.1');
  line.on('error', () => undefined);
  line.write(
    `GET /socket/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\n` +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await once(line, 'data');
  const auth = { protocol: { min: 1, max: 1 }, token: body.token };
  line.write(frame(`40/visitor,${JSON.stringify(auth)}`));
  await vi.waitFor(async () => expect(await visitorsHere()).toBe(1));
  return { line, conversation_id };
}

async function visitorsHere(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^porchlight_connections\{side="visitor"\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

it.each([
  ['straight into the network', []],
  ['through the engine', ['42/visitor,900["message.sing",{}]']],
])('[WR7] who asks on and on and takes nothing is cut off: %s', async (_way, first) => {
  const { line, conversation_id } = await comesWithLongWords();
  line.pause();
  const asks = JSON.stringify(['conversation.snapshot', { conversation_id }]);
  const many = Array.from({ length: 40 }, (_, id) => frame(`42/visitor,${id}${asks}`));
  line.write(Buffer.concat([...first.map(frame), ...many]));
  await vi.waitFor(async () => expect(await visitorsHere()).toBe(0), { timeout: 5_000 });
  line.destroy();
});

it('who takes what they have asked for is not', async () => {
  const { line, conversation_id } = await comesWithLongWords();
  let taken = 0;
  line.on('data', (bytes: Buffer) => (taken += bytes.length));
  const asks = JSON.stringify(['conversation.snapshot', { conversation_id }]);
  for (let id = 0; id < 40; id += 1) {
    const before = taken;
    line.write(frame(`42/visitor,${id}${asks}`));
    await vi.waitFor(() => expect(taken).toBeGreaterThan(before + 900_000));
  }
  expect(await visitorsHere()).toBe(1);
  line.destroy();
});
