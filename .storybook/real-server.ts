import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Plugin } from 'vite';

/** Leads `/api` and `/socket` to a real server, for the playground; nowhere without one. */
export function realServer(address: string | undefined): Plugin | undefined {
  if (address === undefined) return undefined;
  const target = new URL(address);
  return {
    name: 'porchlight:real-server',
    apply: 'serve',
    config: () => ({ server: { proxy: { '/api': address, '/socket': address } } }),
    configureServer({ config }) {
      // Storybook's server carries Vite's, whose own proxy lets no WebSocket through then.
      const hmr = typeof config.server.hmr === 'object' ? config.server.hmr : {};
      (hmr.server as Server | undefined)?.on('upgrade', (request, socket, head) => {
        if (request.url?.startsWith('/socket') === true) pass(target, request, socket, head);
      });
    },
  };
}

function pass(
  { hostname, port }: URL,
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const there = connect(Number(port || 80), hostname, () => {
    const headers = rawHeaders.map((word, at) => word + (at % 2 === 0 ? ': ' : '\r\n')).join('');
    there.write(`${method} ${url} HTTP/1.1\r\n${headers}\r\n`);
    there.write(head);
    there.pipe(socket);
    socket.pipe(there);
  });
  there.on('error', () => socket.destroy());
  socket.on('error', () => there.destroy());
}
