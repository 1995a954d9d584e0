import type { IncomingMessage, ServerResponse } from 'node:http';
import { dressLauncher } from '@porchlight/design/dress';
import {
  accessPaths,
  csrfHeader,
  defaultAppearance,
  reject,
  type Ack,
  type Principal,
  type Rejection,
} from '@porchlight/protocol';
import { identityRequired } from '../admission.ts';
import { judgeFate } from '../fate.ts';
import type { MockServer } from '../mock-server.ts';
import { readBytes } from './file-port.ts';
import { httpCallOf } from './http-call.ts';
import { readJson } from './read-json.ts';
import { sendAnswer } from './send-answer.ts';
import { sessionCookie, sessionTokenOf } from './session-token.ts';

/** Who answers, and with what luck in [0, 1) where chances are on. */
export interface ApiHouse {
  readonly server: MockServer;
  readonly luck: () => number;
}

/** One request with what was read of it. */
interface Exchange extends ApiHouse {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: unknown;
}

/** Answers everything under `/api/`: commands by the protocol's table, and the access paths. */
export async function answerApi(
  house: ApiHouse,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (request.method === 'PUT' && url.pathname.startsWith(`${accessPaths.files}/`)) {
    return takeFile(house, request, response, url);
  }
  const read = await readJson(request);
  if (!read.ok) return sendAnswer(response, read);
  const exchange = { ...house, request, response, url, body: read.body };
  const answer = accessAnswers[`${request.method} ${url.pathname}`] ?? answerCommand;
  await answer(exchange);
}

const accessAnswers: Record<string, (exchange: Exchange) => void | Promise<void>> = {
  [`POST ${accessPaths.sessions}`]({ server, response, body }) {
    const answer = server.access.signIn(body);
    const cookie = answer.ok ? { 'set-cookie': cookieFor(answer.token) } : {};
    sendAnswer(response, answer, cookie);
  },
  [`GET ${accessPaths.current_session}`](exchange) {
    const caller = callerOf(exchange);
    if ('ok' in caller) return sendAnswer(exchange.response, caller);
    const agent = exchange.server.past.tables.agents.get(caller.id);
    sendAnswer(exchange.response, agent === undefined ? expired() : withOk({ agent }));
  },
  [`DELETE ${accessPaths.current_session}`](exchange) {
    const caller = callerOf(exchange);
    if ('ok' in caller) return sendAnswer(exchange.response, caller);
    exchange.server.access.revoke(sessionTokenOf(exchange.request.headers).token ?? '');
    exchange.response.writeHead(204, { 'set-cookie': cookieFor('') }).end();
  },
  [`PUT ${accessPaths.password}`](exchange) {
    const caller = callerOf(exchange);
    const answer = 'ok' in caller ? caller : exchange.server.access.changePassword(exchange.body);
    sendAnswer(exchange.response, answer);
  },
  [`POST ${accessPaths.agents}`](exchange) {
    const caller = callerOf(exchange);
    if ('ok' in caller) return sendAnswer(exchange.response, caller);
    sendAnswer(exchange.response, exchange.server.access.addAgent(caller, exchange.body));
  },
  // Nothing goes out of a mock.
  [`GET ${accessPaths.mail}`](exchange) {
    const caller = callerOf(exchange);
    sendAnswer(exchange.response, 'ok' in caller ? caller : withOk({ set_up: false, from: null }));
  },
  [`GET ${accessPaths.push}`](exchange) {
    const caller = callerOf(exchange);
    sendAnswer(exchange.response, 'ok' in caller ? caller : withOk({ key: null }));
  },
  [`GET ${accessPaths.widget_config}`]({ server, request, response, url }) {
    const { origin } = request.headers;
    const tag = Object.fromEntries(url.searchParams);
    const key = tag['inbox'] ?? '';
    const accepted = tag['lang'] ?? request.headers['accept-language'] ?? '';
    const answer = server.access.widgetConfig(key, origin, server.agentsHere() > 0, tag, accepted);
    const cors = origin === undefined ? {} : { 'access-control-allow-origin': origin };
    // There is a launcher all the same: what it opens says why there is no chat.
    const dress = answer.ok ? {} : dressLauncher(defaultAppearance, '', accepted);
    sendAnswer(response, { ...answer, ...dress }, { ...cors, vary: 'origin, accept-language' });
  },
  [`GET ${accessPaths.widget_rules}`]({ server, request, response, url }) {
    const { origin } = request.headers;
    const accepted = url.searchParams.get('lang') ?? request.headers['accept-language'] ?? '';
    const answer = server.access.widgetRules(url.searchParams.get('inbox') ?? '', origin, accepted);
    const cors = origin === undefined ? {} : { 'access-control-allow-origin': origin };
    sendAnswer(response, answer, { ...cors, vary: 'origin, accept-language' });
  },
  [`POST ${accessPaths.widget_sessions}`]({ server, response, body }) {
    sendAnswer(response, server.access.openVisitorSession(body));
  },
  async [`POST ${accessPaths.identify}`]({ server, request, response, body }) {
    const { token = '' } = sessionTokenOf(request.headers);
    sendAnswer(response, await server.access.identify(token, body));
  },
  [`POST ${accessPaths.files}`](exchange) {
    const caller = callerOf(exchange);
    const { server, response, body } = exchange;
    sendAnswer(response, 'ok' in caller ? caller : server.files.begin(caller, body));
  },
  [`GET ${accessPaths.events}`](exchange) {
    const caller = callerOf(exchange);
    if ('ok' in caller) return sendAnswer(exchange.response, caller);
    const answer =
      caller.kind === 'agent'
        ? exchange.server.events(exchange.url.searchParams.get('after'))
        : reject('forbidden', 'the feed is for agents');
    sendAnswer(exchange.response, answer);
  },
};

/** The bytes of a file that was announced. */
async function takeFile(
  { server }: ApiHouse,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname }: URL,
): Promise<void> {
  const bytes = await readBytes(request);
  const caller = callerOf({ server, request });
  if ('ok' in caller) return sendAnswer(response, caller);
  if (bytes === undefined) return sendAnswer(response, reject('too_large', 'no such file'));
  const id = pathname.slice(accessPaths.files.length + 1);
  sendAnswer(response, server.files.put(caller, id, bytes));
}

/** A request and its answer cross the line like a command and its acknowledgement. */
function answerCommand(exchange: Exchange): void {
  const { server, luck, request, response } = exchange;
  const faults = server.faults.read();
  const there = judgeFate('command', faults, luck());
  if (there === 'cut') return void request.socket.destroy();
  const ack = carryOut(exchange);
  if (there === 'twice') carryOut(exchange);
  const back = judgeFate('answer', faults, luck());
  if (back !== 'arrives') return void request.socket.destroy();
  sendAnswer(response, ack);
}

function carryOut(exchange: Exchange): Ack<object> {
  const { server, request, url, body } = exchange;
  const call = httpCallOf(request.method, url, body);
  if (call === undefined) return reject('unknown_command', `no ${request.method} ${url.pathname}`);
  const caller = callerOf(exchange);
  if (!('ok' in caller) && !isObject(body ?? {})) return reject('malformed', 'no JSON object');
  if ('ok' in caller) return caller;
  if (server.access.isShutOut(caller)) return identityRequired();
  return server.execute(caller, 'api', call.name, call.payload);
}

function isObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

/** Who calls. A cookie counts only with the header that no cross-site form can set, where something may change. */
function callerOf({
  server,
  request,
}: Pick<Exchange, 'server' | 'request'>): Principal | Rejection {
  const { token, by } = sessionTokenOf(request.headers);
  const principal = server.access.principalOf(token);
  if (principal === undefined) return expired();
  const isGuarded = by === 'header' || request.method === 'GET';
  return isGuarded || request.headers[csrfHeader] !== undefined
    ? principal
    : reject('forbidden', `the header ${csrfHeader} is missing`);
}

function expired(): Rejection {
  return reject('session_expired', 'no such session');
}

function withOk(answer: object): Ack<object> {
  return { ok: true, ...answer };
}

function cookieFor(token: string): string {
  const age = token === '' ? '; Max-Age=0' : '';
  return `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Lax${age}`;
}
