import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enter, newId, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

/** Every connection that this process has taken, with the most that ever waited in it, in bytes. */
const waited = new Map<Socket, number>();
const note = (message: unknown) => void waited.set((message as { socket: Socket }).socket, 0);
const look = setInterval(() => {
  for (const [socket, most] of waited) waited.set(socket, Math.max(most, socket.writableLength));
}, 2);

let server: TestServer;
beforeAll(async () => {
  subscribe('net.server.socket', note);
  server = await startServer();
});
afterAll(async () => {
  clearInterval(look);
  unsubscribe('net.server.socket', note);
  await server.stop();
});

/** The device's end of the line, below socket.io. */
function lineOf({ socket }: Person): Socket {
  const { ws } = socket.io.engine.transport as unknown as { ws: { _socket: Socket } };
  return ws._socket;
}

function textsOf(person: Person): readonly string[] {
  return person.frames.flatMap(({ name, payload }) =>
    name === 'durable' && payload.event?.data?.message ? [payload.event.data.message.text] : [],
  );
}

// What the system itself keeps for a connection is full first, and that is several megabytes. Each of these signs is
// three bytes on the line. More lines would be answered by a snapshot.
const lines = 900;
const text = (index: number) => `${index} ${'灯'.repeat(9_900)}`;

it(
  '[WR7] a device that stops reading costs a megabyte, is dropped, and catches up',
  { timeout: 120_000 },
  async () => {
    const [slow, agent] = [await server.visitor(), await server.agent()];
    const quick = await server.visitor(slow.token);
    const conversation_id = newId();
    await slow.says(conversation_id, 'Hello');
    await slow.reads('Hello');
    const { cursor } = await slow.sees('heads', ({ n }) => n > 0);
    const { localPort } = lineOf(slow);
    lineOf(slow).pause();
    for (let index = 0; index < lines; index += 50) {
      const some = Array.from({ length: 50 }, (_, more) => text(index + more));
      await Promise.all(some.map((line) => agent.says(conversation_id, line)));
    }
    await quick.reads(text(lines - 1));

    // The server keeps nothing of it, whoever else is there.
    const ends = [...waited.keys()].filter(({ remotePort }) => remotePort === localPort);
    expect(ends.map(({ destroyed }) => destroyed)).toEqual([true]);
    expect(Math.max(...waited.values())).toBeGreaterThan(500_000);
    expect(Math.max(...waited.values())).toBeLessThan(1_200_000);
    expect(textsOf(quick)).toHaveLength(lines + 1);

    lineOf(slow).resume();
    await expect.poll(slow.connected).toBe(false);
    const back = await enter(server.url, '/visitor', slow.token);
    expect(await catchUp(back, cursor)).toEqual(textsOf(quick).slice(1));
    back.leaves();
  },
);

async function catchUp(person: Person, from: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let [cursor, more] = [from, true]; more;) {
    const page = await person.asks('sync', { cursor });
    expect(page).toMatchObject({ ok: true, reset: false });
    for (const { event } of page.items) texts.push(event?.data?.message?.text ?? '');
    ({ cursor, more } = page);
  }
  return texts.filter((one) => one !== '');
}
