import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { House } from '../servers/house.ts';

/** Somebody's website with the chat on it, on another site than the chat's server. */
export interface Website {
  readonly url: string;
  readonly close: () => void;
}

/**
 * Opens a website on a free port, with the script tag of a house's inbox. The chat's frame is then of another site than
 * the page, so the browser gives it a process of its own, as in the world.
 */
export async function openWebsite({ url, inbox_key }: House): Promise<Website> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title>
    <script async src="${url}/widget.js" data-inbox="${inbox_key}"></script><h1>A shop</h1></html>`;
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
