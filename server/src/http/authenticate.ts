import { csrfHeader, reject, type Rejection } from '@porchlight/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parse } from 'node:querystring';
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../domain/caller.ts';
import { clientAddress } from '../domain/client-address.ts';
import type { Domain } from '../domain/create-domain.ts';
import { identityRequired } from '../domain/identity-required.ts';
import { originOf } from '../domain/origins.ts';

import { sendProblem } from './problem.ts';

/** The console's cookie. */
export const sessionCookie = 'porchlight_session';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The caller of a request; null after it has been refused with `session_expired`, `identity_required` or `forbidden`. A visitor
 * who has yet to prove who it is may only do that: `identifies`.
 */
export async function authenticate(
  domain: Domain,
  request: FastifyRequest,
  reply: FastifyReply,
  identifies = false,
): Promise<Caller | null> {
  const caller = await identify(domain, request);
  const isBarred = 'principal' in caller && caller.shut_out === true && !identifies;
  const found = isBarred ? { ok: false as const, error: identityRequired } : caller;
  if ('principal' in found) return found;
  // A console that asks whether it is signed in is no news.
  const level = tokenOf(request) === undefined ? 'debug' : 'info';
  domain.log[level]({ route: request.routeOptions.url, code: found.error.code }, 'request refused');
  await sendProblem(reply, found);
  return null;
}

async function identify(domain: Domain, request: FastifyRequest): Promise<Caller | Rejection> {
  const address = addressOf(request);
  const bearer = bearerOf(request);
  const cookie = request.cookies[sessionCookie];
  const seen = { address, agent_source: bearer === undefined ? 'console' : 'api' } as const;
  // A form on another site can send the cookie, but no header of ours.
  const forged = !safeMethods.has(request.method) && request.headers[csrfHeader] === undefined;
  if (bearer === undefined && cookie !== undefined && forged) {
    return reject('forbidden', `a request with the cookie needs the header ${csrfHeader}`);
  }
  const caller = await domain.sessions.identify(tokenOf(request) ?? '', seen);
  return caller ?? reject('session_expired', 'no such session');
}

/** The token in a request's own headers: ours, or as Chatwoot's programs send it. Some proxies drop names with an underscore. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const named = headers['api_access_token'] ?? headers['api-access-token'];
  if (typeof named === 'string' && named !== '') return named;
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

function tokenOf(request: FastifyRequest): string | undefined {
  return bearerOf(request) ?? request.cookies[sessionCookie];
}

/** The address that limits count. */
export function addressOf(request: FastifyRequest): string {
  const forwarded = request.headers['x-forwarded-for'];
  const hops = typeof forwarded === 'string' ? forwarded : forwarded?.join(',');
  return clientAddress(request.raw.socket.remoteAddress ?? '', hops);
}

/**
 * Finds the console's token in a socket's handshake, but only where the page that opened it is ours: browsers send
 * cookies along with sockets that any website opens.
 */
export function createCookieToken(
  trusted: (origin: string) => boolean,
): (request: IncomingMessage) => string | undefined {
  return ({ headers }) => {
    const { origin, host, cookie, upgrade } = headers;
    const site = headers['sec-fetch-site'] ?? 'same-origin';
    // Browsers leave the origin out where a page asks its own server, but never of a WebSocket.
    const own =
      origin === undefined
        ? upgrade === undefined && site === 'same-origin'
        : isOrigin(origin, host) || trusted(origin);
    const token = own ? parse(cookie ?? '', '; ', '=')[sessionCookie] : undefined;
    return typeof token === 'string' ? token : undefined;
  };
}

function isOrigin(origin: string, host: string | undefined): boolean {
  return originOf(origin) === origin && URL.parse(origin)?.host === host;
}
