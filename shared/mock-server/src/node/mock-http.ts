import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { reject } from '@porchlight/protocol';
import { mockInboxKey } from '../account.ts';
import type { MockServer } from '../mock-server.ts';
import { faultsFromQuery } from '../faults-schema.ts';
import { answerControls } from './control-desk.ts';
import { answerApi, type ApiHouse } from './http-api.ts';
import { dressedFor } from './dress-frame.ts';
import { mockFilesPath, serveFile } from './file-port.ts';
import { createPages, type Pages } from './pages.ts';
import { sendAnswer } from './send-answer.ts';
import { openSocketPort } from './socket-port.ts';

/** What the port needs. */
export interface MockHttpOptions {
  readonly server: MockServer;
  /** 0 takes any free port. */
  readonly port: number;
  /** The repository, for the built pages. Absent: the one that this file is in. */
  readonly root?: string;
}

/** A mock server on a port. */
export interface MockHttp {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  /** Ends every connection and resolves once the port is free. */
  readonly close: () => Promise<void>;
}

/** Puts a mock server on a port of this machine, at the same URLs as the real one. Rejects where the port is taken. */
export async function createMockHttp(options: MockHttpOptions): Promise<MockHttp> {
  const { server, port, root = join(import.meta.dirname, '../../../..') } = options;
  const pages = createPages(root, mockInboxKey);
  server.files.serveAt(mockFilesPath);
  const house = { server, pages, luck: server.faults.newLuck() };
  const http = createServer((request, response) => {
    answer(house, request, response).catch((cause: unknown) => {
      // Whoever hangs up in the middle of a sentence needs no answer, and must not take the server along.
      if (!request.complete) return void request.socket.destroy();
      console.error(cause);
      sendAnswer(response, reject('internal', 'a fault of the mock server'));
    });
  });
  const sockets = openSocketPort(server, http);
  await new Promise<void>((resolve, fail) => {
    http.once('error', fail).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = http.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}`,
    async close() {
      server.close();
      // The goodbyes are under way, and would be overtaken.
      await new Promise((resolve) => setImmediate(resolve));
      await sockets.close();
      http.closeAllConnections();
    },
  };
}

/** What answers requests. */
interface House extends ApiHouse {
  readonly pages: Pages;
}

async function answer(
  { server, luck, pages }: House,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = URL.parse(`http://localhost${request.url}`);
  if (url === null) return void response.writeHead(400).end();
  const { pathname, searchParams } = url;
  if (pathname.startsWith('/mock/')) return answerControls(server, request, response, pathname);
  const isApi = pathname.startsWith('/api/');
  // A picture on any website could name our address, too.
  const isForeign = request.headers['sec-fetch-site'] === 'cross-site';
  const wished = isApi || isForeign ? undefined : faultsFromQuery(searchParams);
  if (wished !== undefined) server.faults.set(wished);
  const { offline, latency_ms, jitter_ms } = server.faults.read();
  if (offline) return void request.socket.destroy();
  const delay_ms = 2 * (latency_ms + jitter_ms * luck());
  if (delay_ms > 0) await new Promise((resolve) => setTimeout(resolve, delay_ms));
  if (isApi) return answerApi({ server, luck }, request, response, url);
  if (pathname.startsWith(`${mockFilesPath}/`)) return serveFile(server, response, pathname);
  if (pathname === '/healthz' || pathname === '/readyz') return void response.end('ok\n');
  const isFrame = pathname === '/widget/frame';
  const accepted = request.headers['accept-language'] ?? '';
  return pages.send(
    pathname,
    response,
    isFrame ? dressedFor(server, searchParams, accepted) : undefined,
  );
}
