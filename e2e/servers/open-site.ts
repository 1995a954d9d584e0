import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a website, as it is sent. */
export interface SitePage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A website, on another site than the chat's server. */
export interface Site {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly close: () => void;
}

/** Serves what `pageAt` gives for a path on a free port; nothing is 404. */
export async function openSite(pageAt: (path: string) => SitePage | undefined): Promise<Site> {
  const server = createServer((request, response) => {
    const page = pageAt(new URL(request.url ?? '/', 'http://site').pathname);
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    });
    response.end(page?.html);
  });
  // A number, where the chat's server has a name: to a browser these are two sites.
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
