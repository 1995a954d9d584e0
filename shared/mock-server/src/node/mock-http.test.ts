import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdSource, supportedVersions, type Ack } from '@porchlight/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMockServer, type MockServer } from '../mock-server.ts';
import { createMockHttp, type MockHttp } from './mock-http.ts';
import { createNodeEnvironment } from './node-environment.ts';
import { visitorRequest } from '../test/mock-stage.ts';

let root: string;
let server: MockServer;
let http: MockHttp;
let sockets: Socket[];
const newId = createIdSource(Date.now, Math.random);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mock-pages-'));
  for (const [file, text] of Object.entries({
    'console/dist/index.html': 'the console',
    'console/dist/assets/a.js': 'a',
    'widget/dist/widget.js': 'the loader',
    'widget/dist/frame.html': 'the frame',
    'widget/dist/assets/b.css': 'b',
    'widget/dist/help/ticks.en.html': 'the ticks',
    'server/demo/index.html': 'key __INBOX_KEY__',
    'server/demo/images/lamp.svg': '<svg/>',
    'shared/design/src/tokens.css': ':root{}',
  })) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), text);
  }
  server = createMockServer(createNodeEnvironment());
  http = await createMockHttp({ server, port: 0, root });
  sockets = [];
});

afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  await http.close();
  await rm(root, { recursive: true });
});

function connect(namespace: string, auth: object, headers?: Record<string, string>): Socket {
  const options = { path: '/socket', transports: ['websocket'], reconnection: false, auth };
  const extra = headers === undefined ? {} : { extraHeaders: headers };
  const socket = io(`${http.url}${namespace}`, { ...options, ...extra, forceNew: true });
  sockets.push(socket);
  return socket;
}

const heard = (socket: Socket, name: string) =>
  new Promise<never>((resolve) => socket.once(name, resolve as (payload: unknown) => void));

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${http.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers });

async function visitorToken(): Promise<string> {
  const response = await post('/api/v2/widget/sessions', visitorRequest());
  return ((await response.json()) as { token: string }).token;
}

async function signIn(): Promise<{ token: string; cookie: string }> {
  const response = await post('/api/v2/sessions', {
    email: 'ada@porchlight.example',
    password: 'anything',
  });
  const { token } = (await response.json()) as { token: string };
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { token, cookie };
}

describe('the socket', () => {
  it('carries a conversation from the visitor’s token to the agent’s cookie', async () => {
    const { cookie } = await signIn();
    const agent = connect('/agent', { protocol: supportedVersions }, { cookie });
    expect(await heard(agent, 'welcome')).toMatchObject({ me: { kind: 'agent' } });
    expect(await agent.emitWithAck('sync', { cursor: null })).toMatchObject({ ok: true });
    const token = await visitorToken();
    const visitor = connect('/visitor', { protocol: supportedVersions, token });
    await heard(visitor, 'welcome');
    const first = heard(agent, 'durable');
    const message = { id: newId(), conversation_id: newId(), text: 'hello' };
    expect(await visitor.emitWithAck('message.send', message)).toMatchObject({ ok: true, seq: 2 });
    expect(await first).toMatchObject({ n: 1, event: { event_type: 'conversation.created' } });
  });

  it('[HS2] refuses with the error in the connect_error', async () => {
    const stranger = connect('/visitor', { protocol: supportedVersions, token: 'nobody' });
    expect(await heard(stranger, 'connect_error')).toMatchObject({
      data: { code: 'session_expired', retry: 'after-refresh' },
    });
  });

  it('[ER3] answers what is no command with malformed, and goes on', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const token = await visitorToken();
    const visitor = connect('/visitor', { protocol: supportedVersions, token });
    await heard(visitor, 'welcome');
    visitor.emit('sync', { cursor: null });
    for (const payload of [null, 'text', 7]) {
      expect(await visitor.emitWithAck('sync', payload)).toMatchObject({
        error: { code: 'malformed' },
      });
    }
    expect(await visitor.emitWithAck('sync', { cursor: null })).toMatchObject({ ok: true });
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('[HS3] says closing when the session is ended elsewhere', async () => {
    const { token } = await signIn();
    const agent = connect('/agent', { protocol: supportedVersions, token });
    await heard(agent, 'welcome');
    const closing = heard(agent, 'closing');
    const headers = { authorization: `Bearer ${token}` };
    const signedOut = await fetch(`${http.url}/api/v2/sessions/current`, {
      method: 'DELETE',
      headers,
    });
    expect(signedOut.status).toBe(204);
    expect(await closing).toMatchObject({ error: { code: 'session_expired' } });
  });

  it('is cut without a word by a restart and while offline', async () => {
    const token = await visitorToken();
    const visitor = connect('/visitor', { protocol: supportedVersions, token });
    await heard(visitor, 'welcome');
    const gone = heard(visitor, 'disconnect');
    server.restart();
    expect(await gone).toBe('transport close');
    server.faults.set({ offline: true });
    const shutOut = connect('/visitor', { protocol: supportedVersions, token });
    expect(await heard(shutOut, 'connect_error')).not.toHaveProperty('data');
    await expect(fetch(`${http.url}/healthz`)).rejects.toThrow('fetch failed');
  });
});

describe('HTTP', () => {
  it('[ER5] answers commands as the socket does', async () => {
    const headers = { authorization: `Bearer ${await visitorToken()}` };
    const conversation_id = newId();
    const path = `/api/v2/conversations/${conversation_id}`;
    const sent = await post(`${path}/messages`, { id: newId(), text: 'hello' }, headers);
    expect(await sent.json()).toMatchObject({ ok: true, seq: 2 });
    const history = await fetch(`${http.url}${path}/events?before_seq=2`, { headers });
    expect(await history.json()).toMatchObject({ ok: true, events: [{ seq: 1 }], more: false });
    const agent = { authorization: `Bearer ${(await signIn()).token}` };
    const list = await fetch(`${http.url}/api/v2/conversations?view=open`, { headers: agent });
    const answer = (await list.json()) as Ack<{ rows: unknown[] }>;
    expect(answer).toMatchObject({ ok: true, rows: [{ conversation: { id: conversation_id } }] });
  });

  it('goes on when somebody hangs up in the middle of a request', async () => {
    const { port } = new URL(http.url);
    const caller = connectTcp(Number(port), '127.0.0.1');
    caller.write('POST /api/v2/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{');
    await new Promise((resolve) => caller.write('"', resolve));
    caller.destroy();
    await new Promise((resolve) => caller.once('close', resolve));
    expect((await signIn()).token).not.toBe('');
  });

  it('sends errors as problems with the status of their code', async () => {
    const headers = { authorization: `Bearer ${await visitorToken()}` };
    const response = await fetch(`${http.url}/api/v2/conversations/${newId()}`, { headers });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'not_found',
      status: 404,
      ok: false,
      error: { code: 'not_found', retry: 'never' },
    });
    const unread = await fetch(`${http.url}/api/v2/sessions`, { method: 'POST', body: '{' });
    expect(unread.status).toBe(400);
  });

  it('takes the cookie for a change only with the console’s header', async () => {
    const { cookie } = await signIn();
    const url = `${http.url}/api/v2/presence`;
    const request = { method: 'PUT', body: '{"availability":"away"}' };
    const forged = await fetch(url, { ...request, headers: { cookie } });
    expect(forged.status).toBe(403);
    const own = await fetch(url, { ...request, headers: { cookie, 'x-porchlight': '1' } });
    expect(own.status).toBe(200);
  });

  it('tells the loader what it may know, with CORS', async () => {
    const origin = 'https://shop.example';
    const config = await fetch(`${http.url}/api/v2/widget/config?inbox=mock-inbox`, {
      headers: { origin },
    });
    expect(config.headers.get('access-control-allow-origin')).toBe(origin);
    const words = { label: 'Open chat', close: 'Close chat', new: 'unread' };
    expect(await config.json()).toEqual({
      ok: true,
      name: 'Nightjar',
      online: false,
      ...words,
      css: expect.any(String),
    });
  });

  it('gives programs the feed with positions', async () => {
    const headers = { authorization: `Bearer ${(await signIn()).token}` };
    const visitor = { authorization: `Bearer ${await visitorToken()}` };
    const path = `/api/v2/conversations/${newId()}/messages`;
    await post(path, { id: newId(), text: 'hello' }, visitor);
    const first = await fetch(`${http.url}/api/v2/events`, { headers });
    const page = (await first.json()) as { cursor: string };
    expect(page).toMatchObject({
      items: [{ event: { position: 1 } }, { event: { position: 2 } }],
      more: false,
    });
    const next = await fetch(`${http.url}/api/v2/events?after=${page.cursor}`, { headers });
    expect(await next.json()).toMatchObject({ items: [], cursor: page.cursor });
    const expired = await fetch(`${http.url}/api/v2/events?after=old`, { headers });
    expect(expired.status).toBe(410);
    expect((await fetch(`${http.url}/api/v2/events`, { headers: visitor })).status).toBe(403);
  });
});

describe('pages', () => {
  it.each([
    ['/demo', 'key mock-inbox'],
    ['/demo/images/lamp.svg', '<svg/>'],
    ['/demo/tokens.css', ':root{}'],
    ['/console/open/0198c0de', 'the console'],
    ['/console/assets/a.js', 'a'],
    ['/widget.js', 'the loader'],
    ['/widget/1.2.3/widget.js', 'the loader'],
    ['/widget/frame?inbox=mock-inbox', 'the frame'],
    ['/widget/assets/b.css', 'b'],
    ['/help/ticks', 'the ticks'],
    ['/help/ticks/en', 'the ticks'],
    ['/', 'the console'],
  ])('are where the real server has them: %s', async (path, text) => {
    expect(await (await fetch(`${http.url}${path}`)).text()).toBe(text);
  });

  it.each(['//', '/nowhere', '/console/assets/none.js', '/demo/%2e%2e/%2e%2e/package.json'])(
    'end where there is none: %s',
    async (path) => {
      expect((await fetch(`${http.url}${path}`)).status).toBe(404);
    },
  );
});
