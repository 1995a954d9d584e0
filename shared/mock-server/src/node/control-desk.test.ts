import { createIdSource, supportedVersions } from '@porchlight/protocol';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMockServer, type MockServer } from '../mock-server.ts';
import { noFaults } from '../faults.ts';
import { visitorRequest } from '../test/mock-stage.ts';
import { createMockHttp, type MockHttp } from './mock-http.ts';
import { createNodeEnvironment } from './node-environment.ts';

let server: MockServer;
let http: MockHttp;
const newId = createIdSource(Date.now, Math.random);

beforeEach(async () => {
  server = createMockServer(createNodeEnvironment());
  http = await createMockHttp({ server, port: 0 });
});
afterEach(() => http.close());

const json = { 'content-type': 'application/json' };

function asks(method: string, path: string, body?: unknown, headers: object = json) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(`${http.url}${path}`, { method, headers: { ...headers }, ...sent });
}

async function visitorToken(): Promise<string> {
  const response = await asks('POST', '/api/v2/widget/sessions', visitorRequest());
  return ((await response.json()) as { token: string }).token;
}

describe('the controls of the mock', () => {
  it('turn faults on and off, also while it is offline', async () => {
    const change = {
      latency_ms: 5,
      drop_acks: 0.5,
      refuse: [{ code: 'internal', command: 'sync', times: 2 }],
      offline: true,
    };
    const set = await asks('POST', '/mock/faults', change);
    expect(await set.json()).toEqual({ ok: true, faults: { ...noFaults, ...change } });
    await expect(asks('GET', '/healthz')).rejects.toThrow('fetch failed');
    const read = await asks('GET', '/mock/faults');
    expect(await read.json()).toMatchObject({ faults: { offline: true } });
    await asks('DELETE', '/mock/faults');
    expect(server.faults.read()).toEqual(noFaults);
    expect((await asks('GET', '/healthz')).status).toBe(200);
  });

  it.each([{ drop_acks: 2 }, { latency_ms: -1 }, { nonsense: 1 }, { refuse: [{ code: 'odd' }] }])(
    'refuse %o and change nothing',
    async (change) => {
      expect((await asks('POST', '/mock/faults', change)).status).toBe(422);
      expect(server.faults.read()).toEqual(noFaults);
    },
  );

  it('are not for websites', async () => {
    const byForm = { 'content-type': 'text/plain' };
    const forged = await asks('POST', '/mock/faults', { offline: true }, byForm);
    expect(forged.status).toBe(403);
    expect(forged.headers.get('access-control-allow-origin')).toBeNull();
    expect(server.faults.read()).toEqual(noFaults);
    expect((await asks('POST', '/mock/nonsense', {})).status).toBe(404);
    const picture = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' };
    await asks('GET', '/demo?offline=true', undefined, picture);
    expect(server.faults.read()).toEqual(noFaults);
  });

  it('restart the server, and give it another history', async () => {
    const auth = { protocol: supportedVersions, token: await visitorToken() };
    for (const path of ['/mock/restart', '/mock/epoch']) {
      const { epoch } = server.past.tables;
      const options = { path: '/socket', transports: ['websocket'], reconnection: false, auth };
      const socket = io(`${http.url}/visitor`, { ...options, forceNew: true });
      await new Promise((resolve) => socket.once('welcome', resolve));
      const gone = new Promise((resolve) => socket.once('disconnect', resolve));
      expect((await asks('POST', path)).status).toBe(200);
      expect(await gone).toBe('transport close');
      expect(server.past.tables.epoch === epoch).toBe(path === '/mock/restart');
    }
  });

  it('are in the query string of its pages, beside what the page itself is told', async () => {
    const query = 'lang=zh&latency_ms=1&drop_acks=0.25&refuse=rate_limited:message.send:2,internal';
    await asks('GET', `/demo?${query}&versions=2-3`);
    expect(server.faults.read()).toEqual({
      ...noFaults,
      latency_ms: 1,
      drop_acks: 0.25,
      refuse: [{ code: 'rate_limited', command: 'message.send', times: 2 }, { code: 'internal' }],
      versions: { min: 2, max: 3 },
    });
    await asks('GET', '/demo?latency_ms=soon');
    await asks('GET', '/api/v2/widget/config?inbox=mock-inbox&drop_acks=1');
    expect(server.faults.read()).toMatchObject({ latency_ms: 1, drop_acks: 0.25 });
  });
});

describe('faults over HTTP', () => {
  it('lose the answer of what was carried out, or carry it out twice', async () => {
    const conversation_id = newId();
    const path = `/api/v2/conversations/${conversation_id}`;
    const headers = { ...json, authorization: `Bearer ${await visitorToken()}` };
    const send = (text: string) => asks('POST', `${path}/messages`, { id: newId(), text }, headers);
    server.faults.set({ drop_acks: 1 });
    await expect(send('no answer')).rejects.toThrow('fetch failed');
    server.faults.set({ drop_acks: 0, repeat: 1 });
    expect(await (await send('twice')).json()).toMatchObject({ ok: true, seq: 3 });
    server.faults.set({ repeat: 0, cut: 1 });
    await expect(send('never')).rejects.toThrow('fetch failed');
    server.faults.set({ cut: 0, refuse: [{ code: 'storage_unavailable', times: 1 }] });
    expect((await send('refused')).status).toBe(503);
    const snapshot = (await (await asks('GET', path, undefined, headers)).json()) as {
      events: { data: { message?: { text: string } } }[];
    };
    const texts = snapshot.events.map(({ data }) => data.message?.text);
    expect(texts).toEqual([undefined, 'no answer', 'twice']);
  });
});
