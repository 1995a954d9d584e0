import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { createPageFetcher, deadline_ms } from './page-fetcher.ts';

let servers: Server[] = [];
afterEach(async () => {
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  servers = [];
});

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function fetcher(allow_private = true) {
  const clock = createManualClock();
  return { clock, fetchPage: createPageFetcher(clock, allow_private) };
}

it('gets a page with its policies, wherever it has moved to', async () => {
  const url = await listen((request, response) => {
    if (request.url === '/') return void response.writeHead(301, { location: '/shop' }).end();
    response.setHeader('content-security-policy', ["script-src 'self'", "frame-src 'self'"]);
    response.end('<h1>Otter</h1>');
  });
  expect(await fetcher().fetchPage(`${url}/`)).toEqual({
    ok: true,
    page: {
      url: `${url}/shop`,
      status: 200,
      policy: "script-src 'self', frame-src 'self'",
      html: '<h1>Otter</h1>',
    },
  });
});

it.each([
  'http://127.0.0.1',
  'http://localhost',
  'http://[::1]',
  'http://10.0.0.1',
  'http://169.254.169.254/latest/meta-data',
  'https://localhost',
])('goes nowhere private: %s', async (where) => {
  let asked = 0;
  const url = await listen((_request, response) => {
    asked += 1;
    response.end();
  });
  const target = new URL(where);
  target.port = new URL(url).port;
  expect(await fetcher(false).fetchPage(target.href)).toEqual({ ok: false, reason: 'forbidden' });
  expect(asked).toBe(0);
});

it.each(['file:///etc/passwd', 'ftp://shop.example', 'javascript:alert(1)', 'shop'])(
  'is for websites: %s',
  async (url) => expect(await fetcher().fetchPage(url)).toMatchObject({ ok: false }),
);

it('turns in no circle', async () => {
  const url = await listen((_request, response) => {
    response.writeHead(302, { location: '/' }).end();
  });
  expect(await fetcher().fetchPage(url)).toEqual({ ok: false, reason: 'redirects' });
});

it('reads no more than a page may have', async () => {
  const url = await listen((_request, response) => {
    const talk = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', talk);
    talk();
  });
  const fetched = await fetcher().fetchPage(url);
  expect(fetched.ok && fetched.page.html.length).toBeLessThan(1_200_000);
});

it('costs one deadline where a website begins and never ends', async () => {
  const { clock, fetchPage } = fetcher();
  const begun = Promise.withResolvers<void>();
  const url = await listen((_request, response) => {
    response.write('<h1>');
    begun.resolve();
  });
  const fetching = fetchPage(url);
  await begun.promise;
  clock.pass(deadline_ms);
  expect(await fetching).toEqual({ ok: false, reason: 'silent' });
});
