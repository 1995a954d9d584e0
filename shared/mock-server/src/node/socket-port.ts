import type { Server as HttpServer } from 'node:http';
import { limits, reject, type Ack, type Handshake, type Side } from '@porchlight/protocol';
import { Server, type Socket } from 'socket.io';
import type { Admission } from '../admission.ts';
import type { Link, LinkListener } from '../link.ts';
import type { MockServer } from '../mock-server.ts';
import { sessionTokenOf } from './session-token.ts';

/** Opens the mock server's connections by socket.io, as the real server does. The HTTP server ends them. */
export function openSocketPort(server: MockServer, http: HttpServer): Server {
  const port = new Server(http, {
    path: '/socket',
    maxHttpBufferSize: limits.frame_bytes,
    serveClient: false,
    allowRequest: (_request, allow) => allow(null, !server.faults.read().offline),
  });
  // Judged once: a refusal that holds for so many times must count once.
  const admissions = new WeakMap<Socket, Admission>();
  for (const audience of ['visitor', 'agent'] as const) {
    port
      .of(`/${audience}`)
      .use((socket, next) => {
        const verdict = server.judge(audience, handshakeOf(socket, audience));
        if (verdict.ok) {
          admissions.set(socket, verdict);
          return next();
        }
        next(Object.assign(new Error(verdict.error.code), { data: verdict.error }));
      })
      .on('connection', (socket) => serve(server, audience, socket, admissions.get(socket)));
  }
  return port;
}

function serve(
  server: MockServer,
  audience: Side,
  socket: Socket,
  admission: Admission | undefined,
): void {
  const listener: LinkListener = {
    frame: (name, payload) => socket.emit(name, payload),
    closed(error) {
      // Without a word the line is cut, as it is when a server dies.
      if (error === null) return socket.conn.close();
      // After the answer to whoever asked for this end.
      process.nextTick(() => {
        socket.emit('closing', { error });
        socket.disconnect(true);
      });
    },
  };
  const handshake = handshakeOf(socket, audience) as Handshake;
  const link = server.connect(audience, handshake, listener, admission && { admission });
  socket.onAny((name: string, ...words: unknown[]) => void pass(link, name, words));
  socket.on('disconnect', link.close);
}

async function pass(link: Link, name: string, words: readonly unknown[]): Promise<void> {
  const answer = words.at(-1);
  if (typeof answer !== 'function') {
    console.warn(`malformed: "${name.slice(0, 60)}" wants no answer`);
    return;
  }
  const reply = answer as (ack: Ack<object>) => void;
  const [payload] = words;
  if (words.length !== 2 || !isObject(payload)) {
    return reply(reject('malformed', 'a command is a name, an object and an acknowledgement'));
  }
  const outcome = await link.call(name, payload);
  if (outcome.kind === 'answered') reply(outcome.ack);
}

function isObject(payload: unknown): payload is object {
  return typeof payload === 'object' && payload !== null && !Array.isArray(payload);
}

/** Agents on the server's own origin are known by their cookie. */
function handshakeOf(socket: Socket, audience: Side): unknown {
  const said: unknown = socket.handshake.auth;
  const { token } = sessionTokenOf(socket.request.headers);
  const needsCookie = audience === 'agent' && typeof said === 'object' && token !== undefined;
  return needsCookie ? { token, ...said } : said;
}
