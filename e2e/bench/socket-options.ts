import type { ServerOptions } from 'socket.io';

/** How the product sets socket.io up, for the servers it is compared with. */
export const socketOptions: Partial<ServerOptions> = {
  path: '/socket',
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  maxHttpBufferSize: 65_536,
};
