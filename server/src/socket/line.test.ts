import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { directLine, type Line } from './line.ts';

let near: Socket;
let far: Socket;
let line: Line;

beforeEach(async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const coming = once(server, 'connection');
  far = connect(server.address() as { port: number });
  [near] = (await coming) as [Socket];
  line = directLine(near);
  server.close();
});

afterEach(() => {
  near.destroy();
  far.destroy();
});

const frame = `42${'x'.repeat(100_000)}`;
const answer = `43${'x'.repeat(20_000_000)}`;

it('a device that takes what comes has no backlog', async () => {
  far.resume();
  for (let round = 0; round < 50; round += 1) {
    line.write([frame]);
    if (near.writableLength > 0) await once(near, 'drain');
  }
  expect(line.backlog()).toBe(0);
});

it('frames count that a device does not take, an answer that it asked for does not', async () => {
  far.pause();
  line.write([answer]);
  expect(near.writableLength).toBeGreaterThan(0);
  expect(line.backlog()).toBe(0);
  line.write([frame, frame]);
  line.write([answer, frame]);
  expect(line.backlog()).toBe(3 * frame.length);
  far.resume();
  await once(near, 'drain');
  expect(line.backlog()).toBe(0);
});

it('what waits is dropped, and a device that keeps nothing waiting gets everything', async () => {
  line.write([frame]);
  far.resume();
  if (near.writableLength > 0) await once(near, 'drain');
  line.drop();
  expect(near.destroyed).toBe(false);
  far.pause();
  line.write([answer]);
  line.drop();
  expect(near.destroyed).toBe(true);
});
