import { errorCodes, limits, type ErrorCode } from '@porchlight/protocol';
import { rejectionSchema } from '@porchlight/protocol/schemas';
import { Manager, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageError, type Store } from './domain/store.ts';
import { enter, newId, noContext, post, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
let visitor: Person;
let agent: Person;
beforeAll(async () => {
  server = await startServer();
  visitor = await server.visitor();
  agent = await server.agent();
});
afterAll(() => server.stop());

function refused(code: ErrorCode) {
  const { retry } = errorCodes[code];
  return { ok: false, error: { code, retry, message: expect.stringMatching(/./) } };
}

function expectLogged(line: string, code?: string): void {
  const fields = code === undefined ? {} : { code };
  expect(server.log).toContainEqual({
    level: 'info',
    line,
    fields: expect.objectContaining(fields),
  });
}

describe('frames', () => {
  it('[ER2] a command that is not as its schema says is refused, and nothing is stored', async () => {
    const conversation_id = newId();
    const id = newId();
    const wrong: [string, object, ErrorCode][] = [
      ['message.sing', {}, 'unknown_command'],
      ['toString', {}, 'unknown_command'],
      ['inbox.list', {}, 'unknown_command'],
      ['message.send', { id, conversation_id, text: '' }, 'invalid'],
      ['message.send', { id, conversation_id }, 'invalid'],
      ['message.send', { id, conversation_id, text: 'x', colour: 'red' }, 'invalid'],
      ['message.send', { id: 'one', conversation_id, text: 'x' }, 'invalid'],
      ['message.send', { id, conversation_id, text: 'x', internal: true }, 'invalid'],
      ['message.send', { id, conversation_id, text: 'half \ud800' }, 'invalid'],
      [
        'message.send',
        { id, conversation_id, text: 'x'.repeat(limits.message_length + 1) },
        'too_large',
      ],
      ['receipt.claim', { conversation_id, kind: 'read', up_to_seq: -1 }, 'invalid'],
    ];
    for (const [name, payload, code] of wrong) {
      expect([name, await visitor.emits(name, payload)]).toEqual([name, refused(code)]);
    }
    expect((await visitor.asks('sync', { cursor: null })).snapshots).toEqual([]);
    expectLogged('command refused', 'invalid');
  });

  it('[ER3] what is no command is malformed, and the connection goes on', async () => {
    const frames: unknown[][] = [[], ['text'], [null], [[1, 2]], [{}, {}], [7]];
    for (const args of frames) {
      expect([args, await visitor.emits('sync', ...args)]).toEqual([args, refused('malformed')]);
    }
    visitor.socket.emit('sync', { cursor: null });
    visitor.socket.emit('error', 'boo');
    expect(await visitor.asks('sync', { cursor: null })).toMatchObject({ ok: true });
    expectLogged('malformed frame');
  });

  it('[ER3] a frame over the size limit ends the connection, and the server goes on', async () => {
    const clumsy = await server.visitor();
    const gone = new Promise((resolve) => clumsy.socket.once('disconnect', resolve));
    clumsy.socket.emit('message.send', { text: 'x'.repeat(limits.frame_bytes) }, () => undefined);
    await gone;
    expect(await visitor.asks('sync', { cursor: null })).toMatchObject({ ok: true });
    expect(server.log).toContainEqual(expect.objectContaining({ line: 'connection lost' }));
  });

  it('[ER4] what is somebody else’s, and what is nobody’s, answer alike', async () => {
    const other = await server.visitor();
    const theirs = newId();
    await other.says(theirs, 'mine');
    const answers = async (conversation_id: string) => [
      await visitor.asks('conversation.snapshot', { conversation_id }),
      await visitor.asks('conversation.history', { conversation_id, before_seq: 5 }),
      await visitor.asks('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 1 }),
      await visitor.asks('typing.set', { conversation_id, typing: true }),
    ];
    const [forbidden, unknown] = [await answers(theirs), await answers(newId())];
    expect(forbidden).toEqual(unknown);
    expect(forbidden[0]).toEqual(refused('not_found'));
    const send = await visitor.asks('message.send', {
      id: newId(),
      conversation_id: theirs,
      text: 'let me in',
    });
    expect(send).toEqual(refused('not_found'));
  });

  it('[ID2] an id that was used is a conflict, a claim above the head is refused', async () => {
    const conversation_id = newId();
    const sent = await visitor.says(conversation_id, 'first');
    const again = { id: sent.id, conversation_id, text: 'first' };
    expect(await visitor.asks('message.send', again)).toEqual(sent);
    expect(await visitor.asks('message.send', { ...again, text: 'second' })).toEqual(
      refused('id_conflict'),
    );
    const claim = { conversation_id, kind: 'read', up_to_seq: 3 } as const;
    expect(await visitor.asks('receipt.claim', claim)).toEqual(refused('above_head'));
  });
});

describe('handshakes', () => {
  const refusal = (namespace: string, token: string | undefined, options = {}) =>
    enter(server.url, namespace, token, options).then(
      () => undefined,
      (error: { data: unknown }) => error.data,
    );

  it('[HS1] a client without a version in common is refused', async () => {
    const auth = { token: visitor.token, protocol: { min: 7, max: 9 } };
    expect(await refusal('/visitor', visitor.token, { auth })).toMatchObject({
      code: 'unsupported_version',
      retry: 'after-refresh',
    });
    const wide = { token: visitor.token, protocol: { min: 1, max: 9 } };
    const modern = await enter(server.url, '/visitor', visitor.token, { auth: wide });
    expect(await modern.sees('welcome')).toMatchObject({ protocol: 1 });
    modern.leaves();
  });

  it('[HS2] a caller without a valid session of its side is refused', async () => {
    for (const token of [undefined, 'wrong', agent.token, 'x'.repeat(200)]) {
      expect(await refusal('/visitor', token)).toMatchObject({ code: 'session_expired' });
    }
    expect(await refusal('/agent', visitor.token)).toMatchObject({ code: 'session_expired' });
    expectLogged('connection refused', 'session_expired');
  });

  it('[HS2] welcome is first and says who the caller is and who is there', async () => {
    expect(visitor.frames[0]).toMatchObject({
      name: 'welcome',
      payload: { protocol: 1, me: { kind: 'visitor', id: visitor.id } },
    });
    const late = await server.visitor();
    expect(late.frames[0]?.payload).toMatchObject({
      presence: [{ party: { kind: 'agent', id: agent.id }, availability: 'online' }],
      agents: [{ id: agent.id, name: 'Ada', avatar_url: null }],
    });
    expect(agent.frames[0]?.payload).toMatchObject({ agent: { id: agent.id, role: 'admin' } });
  });

  it('a handshake that makes no sense is refused', async () => {
    const auth = { protocol: 'latest' };
    expect(await refusal('/agent', undefined, { auth })).toMatchObject({ code: 'invalid' });
  });
});

describe('two sides on one line', () => {
  const joined = (socket: Socket) =>
    new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('in'));
      socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
        resolve(error.data?.code ?? error.message),
      );
    });

  it('are refused, at once and later, and the server goes on', async () => {
    const manager = new Manager(server.url, { path: '/socket', reconnection: false });
    const protocol = { min: 1, max: 1 };
    const join = (side: string, token: string) =>
      joined(manager.socket(side, { auth: { protocol, token } }).connect());
    const both = [join('/visitor', visitor.token), join('/agent', agent.token)];
    expect(await Promise.all(both)).toEqual(['in', 'malformed']);
    expect(await join('/agent', agent.token)).toBe('malformed');
    manager.engine.close();
    expect(await visitor.asks('sync', { cursor: null })).toMatchObject({ ok: true });
  });

  it('are one after all where the first was refused', async () => {
    const manager = new Manager(server.url, { path: '/socket', reconnection: false });
    const protocol = { min: 1, max: 1 };
    const join = (token: string) => {
      const socket = manager.socket('/visitor');
      socket.auth = { protocol, token };
      return joined(socket.connect());
    };
    expect(await join('wrong')).toBe('session_expired');
    expect(await join(visitor.token)).toBe('in');
    manager.engine.close();
  });
});

describe('over HTTP', () => {
  const call = (path: string, init: RequestInit & { token?: string } = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      ...init,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${agent.token}` },
    });

  it.each([
    ['no JSON', '{', 400, 'malformed'],
    ['a list', '[]', 400, 'malformed'],
    ['a word', '"hello"', 400, 'malformed'],
    ['nothing', '', 422, 'invalid'],
    ['too much', JSON.stringify({ text: 'x'.repeat(70_000) }), 413, 'too_large'],
  ])('a body of %s is refused', async (_what, body, status, code) => {
    const response = await call(`/api/v2/conversations/${newId()}/messages`, { body });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status, code, ...refused(code as ErrorCode) });
  });

  it('a form is refused, an unknown address is a problem too', async () => {
    const form = await fetch(`${server.url}/api/v2/sessions`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'a', password: 'b' }),
    });
    expect(form.status).toBe(400);
    const nowhere = await fetch(`${server.url}/api/v2/nowhere`);
    expect(nowhere.status).toBe(404);
    expect(await nowhere.json()).toMatchObject({ code: 'unknown_command' });
  });

  it('an address that can’t be read is malformed', async () => {
    for (const path of ['/%', '/api/v2/conversations/%ff']) {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBe(400);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await response.json()).toMatchObject(refused('malformed'));
    }
  });

  it('a flood from one address is held off, and is no flood of lines', async () => {
    const began = Date.now();
    // Time stands still, so that slow machines don't come off lightly.
    const house = await startServer({ config: { limits_on: true }, now: () => began });
    const statuses: number[] = [];
    for (let round = 0; round < 11; round += 1) {
      const asked = Array.from({ length: 100 }, () =>
        fetch(`${house.url}/api/v2/widget/config?inbox=nobody`),
      );
      statuses.push(...(await Promise.all(asked)).map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 404)).toHaveLength(1_000);
    expect(statuses.filter((status) => status === 429)).toHaveLength(100);
    const held = await fetch(`${house.url}/api/v2/agents`);
    expect(held.headers.get('retry-after')).toBe('1');
    expect(await held.json()).toMatchObject(refused('rate_limited'));
    expect((await fetch(`${house.url}/files/x`)).status).toBe(429);
    expect(house.log.filter(({ level }) => level === 'info')).toHaveLength(1_000);
    await house.stop();
  });

  it('an unknown inbox key has its code, and its page has a sentence', async () => {
    const config = await fetch(`${server.url}/api/v2/widget/config?inbox=nobody`);
    expect(config.status).toBe(404);
    expect(await config.json()).toMatchObject({ code: 'unknown_inbox' });
    const request = { inbox_key: 'nobody', origin: 'https://shop.example', context: noContext };
    const session = await post(`${server.url}/api/v2/widget/sessions`, request);
    expect(session).toMatchObject({ status: 404, body: { code: 'unknown_inbox' } });
    const frame = await fetch(`${server.url}/widget/frame?inbox=%3Cscript%3E`, {
      headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' },
    });
    expect(frame.status).toBe(404);
    const page = await frame.text();
    expect(page).toContain('聊天尚未设置');
    expect(page).not.toContain('<script');
    expectLogged('widget refused', 'unknown_inbox');
  });

  it('a wrong visitor’s request names the field', async () => {
    const answer = await post(`${server.url}/api/v2/widget/sessions`, { inbox_key: server.key });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
    expect(answer.body.detail).toContain('origin');
  });
});

describe('a failing database', () => {
  it('[ER6] is storage_unavailable, logged, and the server goes on', async () => {
    let broken = false;
    const wrap = (store: Store): Store => ({
      ...store,
      command: (work) =>
        broken
          ? Promise.reject(new StorageError('disk full', { trouble: 'full' }))
          : store.command(work),
    });
    const house = await startServer({ wrap });
    const guest = await house.visitor();
    const conversation_id = newId();
    const message = { id: newId(), conversation_id, text: 'kept' };
    broken = true;
    expect(await guest.asks('message.send', message)).toEqual(refused('storage_unavailable'));
    broken = false;
    expect(await guest.asks('message.send', message)).toMatchObject({ ok: true, seq: 2 });
    const lines = house.log.filter(({ level }) => level === 'error');
    expect(lines).toMatchObject([{ line: 'storage fails', fields: { trouble: 'full' } }]);
    await house.stop();
  });

  it('a fault of ours is internal, logged with its cause, and the server goes on', async () => {
    const wrap = (store: Store): Store => ({
      ...store,
      read: { ...store.read, counts: () => Promise.reject(new TypeError('a bug')) },
    });
    const house = await startServer({ wrap });
    const clerk = await house.agent();
    const answer = await clerk.asks('conversation.counts', {});
    expect(answer).toEqual(refused('internal'));
    expect(JSON.stringify(answer)).not.toContain('a bug');
    expect(house.log).toContainEqual(
      expect.objectContaining({ level: 'error', line: 'a fault of ours' }),
    );
    expect(await clerk.asks('inbox.list', {})).toMatchObject({ ok: true });
    await house.stop();
  });

  it('a feed that could not be read goes on where it was', async () => {
    let broken = false;
    const wrap = (store: Store): Store => ({
      ...store,
      read: {
        ...store.read,
        feed: (...args) =>
          broken ? Promise.reject(new StorageError('locked')) : store.read.feed(...args),
      },
    });
    const house = await startServer({ wrap });
    const guest = await house.visitor();
    const conversation_id = newId();
    await guest.says(conversation_id, 'one');
    await guest.reads('one');
    broken = true;
    await guest.says(conversation_id, 'two');
    broken = false;
    await guest.says(conversation_id, 'three');
    await guest.reads('three');
    const numbers = guest.frames
      .filter(({ name }) => name === 'durable')
      .map(({ payload }) => payload.n);
    expect(numbers).toEqual([1, 2, 3, 4]);
    await house.stop();
  });
});

it('[ER1] every refusal is of the closed list, with the retry of its code', async () => {
  const answers = [
    await visitor.emits('nothing', {}),
    await visitor.emits('sync'),
    await visitor.emits('sync', { cursor: 5 }),
    await agent.asks('conversation.snapshot', { conversation_id: newId() }),
  ];
  for (const answer of answers) {
    expect(rejectionSchema.safeParse(answer)).toMatchObject({ success: true });
    expect(answer.error.retry).toBe(errorCodes[answer.error.code as ErrorCode].retry);
  }
});
