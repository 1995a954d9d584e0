import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { limits, reject } from '@porchlight/protocol';
import Fastify, { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { createCrowd } from '../domain/crowd.ts';
import { filesPath } from '../domain/file-links.ts';
import { addressOf } from './authenticate.ts';
import { addCommandRoutes } from './command-routes.ts';
import { dataPolicy } from './content-policies.ts';
import { allowOrigins } from './cross-origin.ts';
import { addEventRoutes } from './event-routes.ts';
import { addFileRoutes } from './file-routes.ts';
import { addInstallRoutes } from './install-routes.ts';
import { addMailRoutes } from './mail-routes.ts';
import { addPushRoutes } from './push-routes.ts';
import { addLetterRoutes } from './letter-routes.ts';
import { addOperationsRoutes } from './operations-routes.ts';
import { addPageRoutes } from './page-routes.ts';
import { limitPatience, patience_ms } from './patience.ts';
import { createErrorHandler, sendProblem } from './problem.ts';
import { addSessionRoutes } from './session-routes.ts';
import type { Site } from './site.ts';
import { addTokenRoutes } from './token-routes.ts';
import { addV1Routes } from './v1/add-v1-routes.ts';
import { addWidgetRoutes } from './widget-routes.ts';

/** A file has come after this time, in milliseconds, or is ended. */
const upload_ms = 3_600_000;

/** So many calls of one address are answered at a time. */
const mostAtOnce = 200;

/** Everything that is served over HTTP; sockets join at `app.server`. */
export async function createHttp(site: Site): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: limits.frame_bytes,
    // Who sends a request a byte at a time gets no more time than this, in milliseconds. Files may take longer.
    requestTimeout: upload_ms,
    http: { headersTimeout: patience_ms },
    genReqId: () => randomUUID(),
    // What has no route, because its address can't be read.
    frameworkErrors: (_error, _request, reply) => {
      void sendProblem(
        reply.header('content-security-policy', dataPolicy),
        reject('malformed', 'the address can’t be read'),
      );
    },
    // Connections that idle must not hold the stop up.
    forceCloseConnections: 'idle',
  });
  app.setErrorHandler(createErrorHandler(site.domain));
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, reject('unknown_command', 'there is nothing at this address')),
  );
  await app.register(cookie);
  await addHeaders(app, site);
  limitRequests(app, site);
  limitPatience(app);
  addRecords(app, site);
  allowOrigins(app, site.console_origins);
  readJsonOnly(app);
  addOperationsRoutes(app, site);
  addCommandRoutes(app, site);
  addSessionRoutes(app, site);
  addTokenRoutes(app, site);
  addEventRoutes(app, site);
  await addV1Routes(app, site);
  addWidgetRoutes(app, site);
  addMailRoutes(app, site);
  addFileRoutes(app, site);
  addPushRoutes(app, site);
  addInstallRoutes(app, site);
  addLetterRoutes(app, site);
  await addPageRoutes(app, site);
  return app;
}

/** Headers of everything; pages put their own policy over the closed one. */
async function addHeaders(app: FastifyInstance, { public_url }: Site): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    // Replaced by `frame-ancestors`, which knows more than two answers.
    xFrameOptions: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: public_url?.startsWith('https:') === true,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', dataPolicy);
    reply.header(
      'permissions-policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    );
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}

/** The outermost wall of the API, and of files: a flood is answered before anything is looked up, and leaves no flood of lines. */
function limitRequests(app: FastifyInstance, { domain, limits_on }: Site): void {
  /** What is being answered, by address: an answer that nobody takes lies in memory. */
  const underWay = createCrowd(mostAtOnce);
  app.addHook('onRequest', async (request, reply) => {
    const { url } = request;
    if (!url.startsWith('/api/') && !url.startsWith(`${filesPath}/`)) return;
    const address = addressOf(request);
    const wait_ms =
      domain.limits.requests.take(address) || (limits_on && underWay.isFull(address) ? 1_000 : 0);
    if (wait_ms > 0) return sendProblem(reply, reject('rate_limited', 'too many calls', wait_ms));
    reply.raw.once('close', underWay.enter(address));
  });
}

/** Counts every answer; logs the path without its query, which may say more than a log should. */
function addRecords(app: FastifyInstance, { metrics, domain }: Site): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { method, id } = request;
    metrics.http(method, route, reply.statusCode, reply.elapsedTime);
    // What opens a conversation, or a file, stands in the path itself.
    const secret = route.startsWith('/c/') || route.startsWith(filesPath);
    const [path] = secret ? [route] : request.url.split('?');
    domain.log.debug({ id, method, path, status: reply.statusCode }, 'answered');
  });
}

/** Bodies are JSON. An empty one is none, whatever its type says. */
function readJsonOnly(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, String(body), done);
  });
}
