import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A website of one page, on another site than the chat's server. */
export interface Website {
  readonly url: string;
  readonly close: () => void;
}

/** Opens a website with these lines in its page, on a free port. */
export async function openWebsite(title: string, lines: string): Promise<Website> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${title}</title>
    <main><h1>${title}</h1></main>${lines}</html>`;
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  // A number, where the chat's server has a name: to a browser these are two sites.
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
