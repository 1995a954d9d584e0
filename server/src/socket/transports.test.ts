import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, newId, openVisitorSession, type Person } from '../test/people.ts';
import { startServer, type TestServer } from '../test/start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function visitorOver(options: object, house = server): Promise<Person> {
  const { body } = await openVisitorSession(house.url, house.key);
  return enter(house.url, '/visitor', body.token, options);
}

const numbersOf = (person: Person) =>
  person.frames.filter(({ name }) => name === 'durable').map(({ payload }) => payload.n);

describe.each([
  ['a WebSocket', ['websocket']],
  ['long polling', ['polling']],
  ['long polling that becomes a WebSocket', ['polling', 'websocket']],
])('over %s', (_what, transports) => {
  it('a visitor and the server understand each other, in order', async () => {
    const visitor = await visitorOver({ transports });
    expect(visitor.frames[0]?.name).toBe('welcome');
    const conversation_id = newId();
    await visitor.asks('sync', { cursor: null });
    const texts = Array.from({ length: 20 }, (_, line) => `line ${line}: 你好 ${'ü'.repeat(line)}`);
    const answers = await Promise.all(texts.map((text) => visitor.says(conversation_id, text)));
    expect(answers.map(({ seq }) => seq)).toEqual(texts.map((_, line) => line + 2));
    for (const text of texts) await visitor.reads(text);
    expect(numbersOf(visitor)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
    visitor.leaves();
  });

  it('what is no command is answered, and everything after it', async () => {
    const visitor = await visitorOver({ transports });
    const conversation_id = newId();
    await visitor.asks('sync', { cursor: null });
    const answers = await Promise.all([
      visitor.says(conversation_id, 'before'),
      visitor.emits('sync', 'not an object'),
      visitor.emits('message.sing', {}),
      visitor.emits('sync', { cursor: Buffer.from('binary') }),
      visitor.says(conversation_id, 'after'),
    ]);
    expect(answers.map(({ ok, error }) => (ok === true ? 'ok' : error.code))).toEqual([
      'ok',
      'malformed',
      'unknown_command',
      'invalid',
      'ok',
    ]);
    await visitor.reads('after');
    expect(numbersOf(visitor)).toEqual([1, 2, 3]);
    visitor.leaves();
  });

  it('whoever is sent away hears why', async () => {
    const house = await startServer();
    const visitor = await visitorOver({ transports }, house);
    const gone = new Promise((resolve) => visitor.socket.once('disconnect', resolve));
    await house.stop();
    await gone;
    expect(visitor.frames.at(-1)).toMatchObject({
      name: 'closing',
      payload: { error: { code: 'shutting_down' } },
    });
  });
});

/** A bare WebSocket that speaks socket.io's packets itself, as the widget does. */
async function bareVisitor() {
  const { body } = await openVisitorSession(server.url, server.key);
  const url = `${server.url.replace('http', 'ws')}/socket/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url);
  const packets: string[] = [];
  const watchers = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    packets.push(String(data));
    for (const look of watchers) look();
  });
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => resolve());
  });
  const hears = (start: string) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const packet = packets.find((one) => one.startsWith(start));
        if (packet === undefined) return;
        watchers.delete(look);
        resolve(packet);
      };
      watchers.add(look);
      look();
    });
  await hears('0');
  const auth = { protocol: { min: 1, max: 1 }, token: body.token };
  socket.send(`40/visitor,${JSON.stringify(auth)}`);
  await hears('42/visitor,["welcome"');
  return { socket, packets, hears, closed };
}

describe('over a bare WebSocket', () => {
  it('the answer to a sync comes before the frames that follow it', async () => {
    const { socket, packets, hears } = await bareVisitor();
    const conversation_id = newId();
    const message = { id: newId(), conversation_id, text: 'at once' };
    socket.send(`42/visitor,0["sync",{"cursor":null}]`);
    socket.send(`42/visitor,1${JSON.stringify(['message.send', message])}`);
    expect(await hears('43/visitor,1[')).toContain('"ok":true');
    await hears('42/visitor,["durable",{"n":2');
    const kinds = packets
      .slice(1)
      .map((packet) => /^4\d\/visitor,(?:\d+|\["\w+)?/.exec(packet)?.[0]);
    const heard = kinds.filter((kind) => kind !== '42/visitor,["presence');
    expect(heard.slice(0, 2)).toEqual(['40/visitor,', '42/visitor,["welcome']);
    // Which of the two is answered first, nobody has promised.
    expect(new Set(heard.slice(2, 4))).toEqual(new Set(['43/visitor,0', '43/visitor,1']));
    expect(heard.slice(4)).toEqual(['42/visitor,["durable', '42/visitor,["durable']);
    socket.close();
  });

  it.each([
    ['a packet that can’t be read', '42/visitor,2["sync",{]'],
    ['a name of socket.io', '42/visitor,2["disconnect",{}]'],
    ['a namespace that it is not in', '42/agent,2["sync",{"cursor":null}]'],
    ['text in the middle of binary', '451-/visitor,2["sync",{"_placeholder":true,"num":0}]'],
  ])('%s ends it, and the server goes on', async (_what, packet) => {
    const { socket, closed } = await bareVisitor();
    socket.send(packet);
    socket.send('42/visitor,3["sync",{"cursor":null}]');
    await closed;
    const other = await visitorOver({});
    expect(await other.asks('sync', { cursor: null })).toMatchObject({ ok: true });
    other.leaves();
  });

  it('a command after the goodbye ends it', async () => {
    const { socket, closed } = await bareVisitor();
    const other = await visitorOver({});
    const chats = async (): Promise<void> => {
      socket.send('42/visitor,2["sync",{"cursor":null}]');
      await other.asks('sync', { cursor: null });
      if (socket.readyState === WebSocket.OPEN) await chats();
    };
    socket.send('41/visitor,');
    // In one turn with the goodbye a command is still carried out; in the next it ends the line.
    await chats();
    await closed;
    other.leaves();
  });
});
