import {
  createIdSource,
  supportedVersions,
  type Handshake,
  type WireError,
} from '@porchlight/protocol';
import { createMockServer, type MockServer } from '@porchlight/mock-server';
import { createMockHttp, createNodeEnvironment, type MockHttp } from '@porchlight/mock-server/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Link } from '../environment.ts';
import { visitorRequest } from '../test/stage.ts';
import { createSocketTransport } from './socket-transport.ts';

let server: MockServer;
let http: MockHttp;
let links: Link[];
const newId = createIdSource(Date.now, Math.random);

beforeEach(async () => {
  server = createMockServer(createNodeEnvironment());
  http = await createMockHttp({ server, port: 0 });
  links = [];
});

afterEach(async () => {
  vi.unstubAllGlobals();
  for (const link of links) link.close();
  await http.close();
});

function visitorToken(): string {
  const session = server.access.openVisitorSession(visitorRequest());
  if (!session.ok) throw new Error(session.error.code);
  return session.token;
}

/** Connects, and remembers what comes. */
function dial(handshake: Partial<Handshake> = { token: visitorToken() }, url = http.url) {
  const frames: string[] = [];
  const endings: (WireError | null)[] = [];
  const transport = createSocketTransport({ url, namespace: '/visitor' });
  const link = transport.connect(
    { protocol: supportedVersions, ...handshake },
    { frame: (name) => frames.push(name), closed: (error) => endings.push(error) },
  );
  links.push(link);
  return { link, frames, endings };
}

const message = () => ({ id: newId(), conversation_id: newId(), text: 'hello, "世界" [1],{2}' });

/** A network that lets no WebSocket through: each attempt ends at a port where nobody listens. */
function forbidWebSockets(): void {
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor() {
        super('ws://localhost:1');
      }
    },
  );
}

/** A browser, or what somebody has put into it, that refuses the very name. */
function refuseWebSockets(): void {
  vi.stubGlobal('WebSocket', function refused() {
    throw new Error('no');
  });
}

describe.each([
  { way: 'a WebSocket', prepare: () => {} },
  { way: 'polling, where opening a WebSocket throws', prepare: refuseWebSockets },
  { way: 'polling, where no WebSocket comes through', prepare: forbidWebSockets },
])('over $way', ({ prepare }) => {
  beforeEach(prepare);

  it('hears welcome, and gets answers to what it calls', async () => {
    const { link, frames } = dial();
    await vi.waitFor(() => expect(frames).toEqual(['welcome']));
    const synced = await link.call('sync', { cursor: null });
    expect(synced).toMatchObject({ kind: 'answered', ack: { ok: true, reset: true } });
    const payload = message();
    const sent = await link.call('message.send', payload);
    expect(sent).toMatchObject({ kind: 'answered', ack: { ok: true, id: payload.id, seq: 2 } });
    await vi.waitFor(() => expect(frames).toEqual(['welcome', 'durable', 'durable']));
    const refused = await link.call('message.send', { ...payload, text: ' ' });
    expect(refused).toMatchObject({ kind: 'answered', ack: { ok: false } });
  });

  it('tells why it is not let in', async () => {
    const { endings } = dial({ token: 'nobody' });
    await vi.waitFor(() => expect(endings).toMatchObject([{ code: 'session_expired' }]));
  });

  it('tells why the server ended it', async () => {
    const token = visitorToken();
    const { frames, endings } = dial({ token });
    await vi.waitFor(() => expect(frames).toEqual(['welcome']));
    server.access.revoke(token);
    await vi.waitFor(() => expect(endings).toMatchObject([{ code: 'session_expired' }]));
  });

  it('leaves calls unclear when the link is lost, and says so once', async () => {
    const { link, frames, endings } = dial();
    await vi.waitFor(() => expect(frames).toEqual(['welcome']));
    server.faults.set({ latency_ms: 60_000 });
    const call = link.call('message.send', message());
    await http.close();
    expect(await call).toEqual({ kind: 'unclear' });
    await vi.waitFor(() => expect(endings).toHaveLength(1));
    expect(await link.call('sync', { cursor: null })).toEqual({ kind: 'unclear' });
  });

  it('says nothing more once it was closed', async () => {
    const { link, frames, endings } = dial();
    await vi.waitFor(() => expect(frames).toEqual(['welcome']));
    link.close();
    link.close();
    server.restart();
    expect(await link.call('sync', { cursor: null })).toEqual({ kind: 'unclear' });
    expect(endings).toEqual([]);
  });
});

it('is lost where nobody answers by either way', async () => {
  const { endings } = dial({}, 'http://localhost:1');
  await vi.waitFor(() => expect(endings).toEqual([null]));
});

it('stays with polling once that has come through', async () => {
  forbidWebSockets();
  const transport = createSocketTransport({ url: http.url, namespace: '/visitor' });
  const tries = vi.spyOn(globalThis, 'WebSocket');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const frames: string[] = [];
    const handshake = { protocol: supportedVersions, token: visitorToken() };
    const listener = { frame: (name: string) => frames.push(name), closed: () => {} };
    links.push(transport.connect(handshake, listener));
    await vi.waitFor(() => expect(frames).toEqual(['welcome']));
  }
  expect(tries).toHaveBeenCalledTimes(1);
});
