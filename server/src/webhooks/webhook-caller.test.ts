import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { createWebhookCaller, deadline_ms } from './webhook-caller.ts';

let servers: Server[] = [];
afterEach(async () => {
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  servers = [];
});

async function listen(answer: RequestListener, host = '127.0.0.1'): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

/** Resolves when Node tells of something, such as that the head of an answer has come. */
function once(channel: string): Promise<void> {
  return new Promise((resolve) => {
    const heard = () => {
      unsubscribe(channel, heard);
      resolve();
    };
    subscribe(channel, heard);
  });
}

function caller(allow_private: boolean) {
  const clock = createManualClock();
  const call = createWebhookCaller({ clock, allow_private });
  return { clock, calls: (url: string) => call(url, {}, '{}') };
}

describe('a webhook', () => {
  it('is posted, and its answer’s status is what counts', async () => {
    const seen: string[] = [];
    const port = await listen((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
      response.writeHead(202, { 'retry-after': '7' }).end('thank you');
    });
    const answer = await caller(true).calls(`http://127.0.0.1:${port}/hook?a=b`);
    expect(answer).toEqual({ kind: 'answered', status: 202, retry_after: '7' });
    expect(seen).toEqual(['POST /hook?a=b application/json']);
  });

  it.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://10.0.0.1',
    'http://172.16.0.1',
    'http://192.168.1.1',
    'http://169.254.169.254/latest/meta-data',
    'http://0.0.0.0',
    'http://2130706433',
    'http://[fd00::1]',
    'https://127.0.0.1',
    'https://localhost',
  ])('[ST9] goes nowhere private: %s', async (url) => {
    let asked = 0;
    const port = await listen((_request, response) => {
      asked += 1;
      response.end();
    });
    const target = new URL(url);
    target.port = String(port);
    expect(await caller(false).calls(target.href)).toEqual({ kind: 'forbidden' });
    expect(asked).toBe(0);
  });

  it('[ST9] follows no redirect', async () => {
    let asked = 0;
    const inner = await listen((_request, response) => {
      asked += 1;
      response.end();
    });
    const location = `http://127.0.0.1:${inner}/secret`;
    const port = await listen((_request, response) => {
      response.writeHead(307, { location }).end();
    });
    const answer = await caller(true).calls(`http://127.0.0.1:${port}`);
    expect(answer).toMatchObject({ kind: 'answered', status: 307 });
    expect(asked).toBe(0);
  });

  it('[ST9] that is silent costs one deadline', async () => {
    let reached: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => (reached = resolve));
    const port = await listen(() => reached());
    const { clock, calls } = caller(true);
    const answer = calls(`http://127.0.0.1:${port}`);
    await arrival;
    clock.pass(deadline_ms);
    expect(await answer).toEqual({ kind: 'failed', error: 'no answer within 10 s' });
  });

  it('[ST9] that can’t be reached costs one deadline', async () => {
    const { clock, calls } = caller(true);
    // An address of documentation's: nobody has it.
    const answer = calls('http://192.0.2.1:9');
    clock.pass(deadline_ms);
    expect(await answer).toEqual({ kind: 'failed', error: 'no answer within 10 s' });
  });

  it('[ST9] that talks without end is not listened to', async () => {
    const port = await listen((_request, response) => {
      response.writeHead(200);
      const talk = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
      };
      response.on('drain', talk);
      talk();
    });
    const answer = await caller(true).calls(`http://127.0.0.1:${port}`);
    expect(answer).toMatchObject({ kind: 'answered', status: 200 });
  });

  it('[ST9] that answers and then never ends has answered', async () => {
    const port = await listen((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('x');
    });
    const { clock, calls } = caller(true);
    const begun = once('http.client.response.finish');
    const answer = calls(`http://127.0.0.1:${port}`);
    await begun;
    clock.pass(deadline_ms);
    expect(await answer).toMatchObject({ kind: 'answered', status: 200 });
  });

  it('[ST9] that wants to speak another protocol has answered', async () => {
    const port = await listen((request) => {
      const head = 'HTTP/1.1 101 Switching Protocols';
      request.socket.write(`${head}\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n`);
    });
    const answer = await caller(true).calls(`http://127.0.0.1:${port}`);
    expect(answer).toMatchObject({ kind: 'answered', status: 101 });
  });

  it('fails where nobody listens, and where there is no such host', async () => {
    const { calls } = caller(true);
    const port = await listen(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await calls(`http://127.0.0.1:${port}`)).toEqual({
      kind: 'failed',
      error: 'the connection was refused',
    });
    expect(await calls('http://no-such-host.invalid')).toMatchObject({ kind: 'failed' });
  });

  it('fails where the other side hangs up', async () => {
    const port = await listen((request) => request.socket.destroy());
    expect(await caller(true).calls(`http://127.0.0.1:${port}`)).toEqual({
      kind: 'failed',
      error: 'the connection failed (ECONNRESET)',
    });
  });
});
