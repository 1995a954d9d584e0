import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newId, openVisitorSession } from '../test/people.ts';
import { frame, opensLine } from '../test/raw-line.ts';
import { startServer, type TestServer } from '../test/start-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

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
  const line = await opensLine(server.url, body.token);
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
