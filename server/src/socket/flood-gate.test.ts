import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, openVisitorSession } from '../test/people.ts';
import { frame, opensLine, pingFrame } from '../test/raw-line.ts';
import { startServer, type TestServer } from '../test/start-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ config: { limits_on: true } });
});

afterAll(() => server.stop());

async function comes() {
  const { body } = await openVisitorSession(server.url, server.key);
  return opensLine(server.url, body.token);
}

const typing = { conversation_id: newId(), typing: true };
const command = (id: number) => frame(`42/visitor,${id}${JSON.stringify(['typing.set', typing])}`);

it.each([
  ['commands', command],
  ['what is none', (id: number) => frame(`42/visitor,${id}["message.sing",{}]`)],
  ['heartbeats that nobody asked for', () => frame('3')],
  ['pings', () => pingFrame],
])('[WR8] a line on which %s come without end is cut', async (_what, packet) => {
  const line = await comes();
  line.resume();
  const gone = new Promise((resolve) => line.once('close', resolve));
  line.write(Buffer.concat(Array.from({ length: 4_000 }, (_, id) => packet(id))));
  await gone;
});

it('[WR8] a line on which a storm comes, and then no more than a storm, is not', async () => {
  const line = await comes();
  let answers = '';
  line.on('data', (bytes: Buffer) => (answers += bytes.toString('latin1')));
  line.write(Buffer.concat(Array.from({ length: 2_500 }, (_, id) => command(id))));
  while (!answers.includes('43/visitor,2499[')) await once(line, 'data');
  expect(line.destroyed).toBe(false);
  line.destroy();
});

it('[WR8] who opens ever more lines is refused, and others are not', async () => {
  const opens = async (address: string): Promise<number> => {
    const path = `${server.url}/socket/?EIO=4&transport=polling`;
    return (await fetch(path, { headers: { 'x-forwarded-for': address } })).status;
  };
  const many = await Promise.all(Array.from({ length: 900 }, () => opens('203.0.113.7')));
  expect(new Set(many)).toEqual(new Set([200, 403]));
  expect(many.filter((status) => status === 200).length).toBeGreaterThanOrEqual(600);
  expect(await opens('203.0.113.8')).toBe(200);
});
