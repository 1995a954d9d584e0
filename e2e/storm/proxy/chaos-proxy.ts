import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createDice } from '../dice.ts';
import { carryRequest } from './carry-request.ts';
import { createLine, type Line } from './line.ts';
import {
  calm,
  createFates,
  type ConnectionFate,
  type FrameFate,
  type RequestFate,
  type Weather,
} from './weather.ts';

/** A network between clients and one server that does what the weather says, frame by frame. */
export interface ChaosProxy {
  readonly url: string;
  readonly weather: (next: Weather) => void;
  /** Cuts every connection at once; the number of them. */
  readonly cutAll: () => number;
  /** How many files are being brought now. */
  readonly uploading: () => number;
  /** How often each thing has happened. */
  readonly met: () => Readonly<Record<string, number>>;
  /** When connections began, in milliseconds since 1970. */
  readonly connected_at: readonly number[];
  readonly close: () => Promise<void>;
}

/** Begins in calm weather, before the server that listens on `port`. The seed decides what happens to whom. */
export async function createChaosProxy(port: number, seed: number): Promise<ChaosProxy> {
  const frameFates = createFates<FrameFate>('arrives');
  const connectionFates = createFates<ConnectionFate>('made');
  const requestFates = createFates<RequestFate>('carried');
  const connected_at: number[] = [];
  const lines = new Set<Pick<Line, 'cut'>>();
  const uploads = new Set<Pick<Line, 'cut'>>();
  const sockets = new Set<Socket>();
  let weather = calm;
  let accepted = 0;

  function accept(client: Socket): void {
    connected_at.push(Date.now());
    keep(sockets, client);
    const dice = createDice(seed, 'line', (accepted += 1));
    const fate = connectionFates.throw(dice, weather.connections);
    if (fate === 'refused') return void client.destroy();
    if (fate === 'swallowed') return void client.resume();
    const server = connect(port, '127.0.0.1');
    keep(sockets, server);
    const begin = (): Line => {
      const fate = (): FrameFate => frameFates.throw(dice, weather.frames);
      const line = createLine({ client, server, dice, fate });
      lines.add(line);
      client.on('close', () => lines.delete(line));
      return line;
    };
    const carry = (head: string, rest: Buffer): void => {
      const fate = requestFates.throw(dice, weather.requests);
      const way = { cut: carryRequest({ client, server, head, rest, dice, fate }) };
      lines.add(way);
      if (head.startsWith('PUT')) uploads.add(way);
      client.on('close', () => {
        lines.delete(way);
        uploads.delete(way);
      });
    };
    introduce(client, server, { begin, carry });
  }

  const listener = createServer({ noDelay: true }, accept);
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    weather: (next) => {
      weather = next;
    },
    cutAll: () => {
      const count = lines.size;
      for (const line of lines) line.cut();
      return count;
    },
    uploading: () => uploads.size,
    met: () => ({ ...frameFates.met, ...connectionFates.met, ...requestFates.met }),
    connected_at,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}

interface Ways {
  readonly begin: () => Line;
  readonly carry: (head: string, rest: Buffer) => void;
}

/** A request that brings a file, or announces one. */
const bringsFile = /^(POST|PUT) \/api\/v2\/files\b/;

/**
 * Carries request and answer of the upgrade, and then gives the line everything. Files' requests go their own way; others are
 * turned away.
 */
function introduce(client: Socket, server: Socket, { begin, carry }: Ways): void {
  let line: Line | undefined;
  let isCarried = false;
  const requests = createHeadReader();
  const answers = createHeadReader();
  const end = (): void => {
    client.destroy();
    server.destroy();
  };
  client.on('data', (chunk: Buffer) => {
    if (isCarried) return;
    if (line !== undefined) return line.fromClient(chunk);
    const head = requests(chunk);
    if (head === undefined) return;
    if (/^upgrade: websocket/im.test(head.head)) return void server.write(head.head);
    if (!bringsFile.test(head.head)) return end();
    isCarried = true;
    carry(head.head, head.rest);
  });
  server.on('data', (chunk: Buffer) => {
    if (isCarried) return;
    if (line !== undefined) return line.fromServer(chunk);
    const head = answers(chunk);
    if (head === undefined) return;
    client.write(head.head);
    if (!head.head.startsWith('HTTP/1.1 101')) return end();
    line = begin();
    line.fromServer(head.rest);
  });
  client.on('close', () => server.destroy());
  server.on('close', () => {
    if (line === undefined && !isCarried) client.destroy();
  });
}

interface Head {
  readonly head: string;
  readonly rest: Buffer;
}

/** Gathers a message's head; undefined until it is whole. */
function createHeadReader(): (chunk: Buffer) => Head | undefined {
  let got = Buffer.alloc(0);
  return (chunk) => {
    got = Buffer.concat([got, chunk]);
    const end = got.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    return { head: got.subarray(0, end + 4).toString('latin1'), rest: got.subarray(end + 4) };
  };
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  // Ends of every kind are what this proxy is for.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
}
