import { limits, wireError, type Side, type WireError } from '@porchlight/protocol';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Namespace, type Socket } from 'socket.io';
import { once } from 'node:events';
import { createCrowd } from '../domain/crowd.ts';
import type { Domain } from '../domain/create-domain.ts';
import { addressOf, shakeHands, type CookieToken } from './handshake.ts';
import { createFloodGate } from './flood-gate.ts';
import { createOutlet, type Departures } from './outlet.ts';
import { readPackets } from './packet-reader.ts';
import { createLeisure, createTurnEnd } from './turn-end.ts';

/** What the sockets stand on. */
export interface SocketsOptions {
  readonly domain: Domain;
  readonly http: HttpServer;
  readonly cookieToken: CookieToken;
  /** Origins of consoles and widgets that are hosted elsewhere. */
  readonly origins: readonly string[];
  /** False where nothing is limited, for tests and measuring. */
  readonly limits_on: boolean;
}

type Connection = Socket['conn'];

/** An error as socket.io carries it to a refused client. */
class Refusal extends Error {
  readonly data: WireError;

  constructor(error: WireError) {
    super(error.message);
    this.data = error;
  }
}

/** So many lines of one address are open at a time: each takes memory, and a file of the machine. */
const mostLines = 2_000;

/** How long devices may take to hear the goodbye, in milliseconds. */
const farewell_ms = 2_000;

/**
 * Serves `/visitor` and `/agent` on a server's `/socket`. The function it returns waits for the connections, which have
 * been told to end, and cuts those that don't.
 */
export function createSockets(options: SocketsOptions): () => Promise<void> {
  const { domain, http, cookieToken, origins, limits_on } = options;
  const lines = createCrowd(mostLines);
  const guardFromFlood = createFloodGate(domain.clock);
  const io = new Server(http, {
    path: '/socket',
    serveClient: false,
    maxHttpBufferSize: limits.frame_bytes,
    // Someone whose network is gone is not there for long.
    pingInterval: 15_000,
    pingTimeout: 10_000,
    perMessageDeflate: false,
    httpCompression: false,
    cors: { origin: [...origins] },
    // What is refused here costs nothing more; an open line is kept for a while, even where nobody says a word on it.
    allowRequest: (request, decide) => {
      const address = addressOf(request);
      const full = limits_on && lines.isFull(address);
      const refused = full || asksForScript(request) || domain.limits.openings.take(address) > 0;
      decide(null, !refused);
    },
  });
  io.engine.on('headers', (headers: Record<string, string>) => {
    headers['x-content-type-options'] = 'nosniff';
    headers['cross-origin-resource-policy'] = 'same-origin';
  });
  // socket.io's own namespace lets anybody in, for as long as they like.
  io.use((_socket, next) => next(new Error('Invalid namespace')));
  const taken: Taken = new WeakSet();
  const turnEnd = createTurnEnd(domain.clock);
  const atLeisure = createLeisure(domain.clock);
  for (const side of ['visitor', 'agent'] as const) {
    const namespace = io.of(`/${side}`);
    guard(namespace, side, domain, cookieToken, taken);
    const departures = { first: turnEnd.answer, atTurnEnd: turnEnd[side], atLeisure };
    namespace.on('connection', (socket) => welcome(socket, domain, departures));
  }
  const open = new Set<Connection>();
  io.engine.on('connection', (connection: Connection) => {
    open.add(connection);
    connection.once('close', lines.enter(addressOf(connection.request)));
    if (limits_on) guardFromFlood(connection);
    connection.once('close', () => open.delete(connection));
  });
  return async () => {
    const closed = [...open].map((connection) => once(connection, 'close'));
    const late = new Promise<void>((resolve) => domain.clock.after(farewell_ms, resolve));
    await Promise.race([Promise.all(closed), late]);
    io.engine.close();
  };
}

/**
 * The engine still answers by scripts (JSONP), for browsers long gone. Another website of the same domain could read
 * such answers, and they would come with the agent's cookie.
 */
function asksForScript({ url = '' }: IncomingMessage): boolean {
  return URL.parse(url, 'http://server')?.searchParams.has('j') !== false;
}

/** The connections on which somebody was let in, or is about to be. */
type Taken = WeakSet<Connection>;

/** Lets in who shakes hands as one should. */
function guard(
  namespace: Namespace,
  side: Side,
  domain: Domain,
  cookieToken: CookieToken,
  taken: Taken,
): void {
  namespace.use(async (socket, next) => {
    const { conn, handshake } = socket;
    // One line is one device's: the request that opened it is let go of with the welcome.
    if (taken.has(conn)) return next(new Refusal(wireError('malformed', 'one line, one side')));
    taken.add(conn);
    const shaken = await shakeHands(domain, cookieToken, side, handshake.auth, socket.request);
    if (shaken.ok) {
      socket.data = shaken;
      return next();
    }
    taken.delete(conn);
    logRefusal(domain, side, shaken.error);
    next(new Refusal(shaken.error));
  });
}

function logRefusal({ log }: Domain, side: Side, { code }: WireError): void {
  // A flood must not become a flood of lines.
  const many = code === 'rate_limited' || code === 'storage_unavailable';
  log[many ? 'debug' : 'info']({ side, code }, 'connection refused');
}

function welcome(socket: Socket, domain: Domain, departures: Departures): void {
  const { caller, protocol, may_get_mail } = socket.data;
  const outlet = createOutlet(socket, departures);
  const admission = domain.rooms.enter(caller, outlet, protocol, may_get_mail);
  socket.data = {};
  forgetRequest(socket);
  if (admission === null) return outlet.cut();
  const { connection, leave } = admission;
  readPackets(socket, domain, connection, outlet);
  socket.on('error', (error) => {
    domain.log.info({ reason: error.message, ...caller.principal }, 'frame not readable');
  });
  socket.on('disconnect', (reason) => {
    leave();
    // A frame over the limit shows here: the engine ends the connection before anybody can read it.
    const broken = reason === 'transport error' || reason === 'parse error';
    domain.log[broken ? 'info' : 'debug']({ reason, ...caller.principal }, 'connection lost');
  });
}

const nothing = Object.freeze({});

/** Lets go of the request that opened the connection, an eighth of what an idle one weighs, and of the token in it. */
function forgetRequest(socket: Socket): void {
  Object.assign(socket.conn, { request: null });
  Object.assign(socket.handshake, { auth: nothing, headers: nothing, query: nothing });
}
