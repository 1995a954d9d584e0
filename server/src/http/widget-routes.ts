import { dressLauncher } from '@porchlight/design/dress';
import { accessPaths, defaultAppearance, reject } from '@porchlight/protocol';
import { identifyRequestSchema, visitorSessionRequestSchema } from '@porchlight/protocol/schemas';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { brotliCompressSync, constants } from 'node:zlib';
import { addressOf, authenticate, bearerOf } from './authenticate.ts';
import { sendAnswer, sendProblem } from './problem.ts';
import { isOwnOrigin, type Site } from './site.ts';

/** What the widget asks before it has a session. */
export function addWidgetRoutes(app: FastifyInstance, site: Site): void {
  const { domain } = site;
  const { visitors, identities, log } = domain;

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    accessPaths.widget_config,
    async (request, reply) => {
      const { origin } = request.headers;
      const { inbox, lang = request.headers['accept-language'] ?? '' } = request.query;
      const answer = await visitors.config(String(inbox), origin, request.query, String(lang));
      // Also a refusal may be read: the page's owner wants to know why there is no chat.
      reply.header('access-control-allow-origin', origin ?? '*');
      reply.header('vary', 'Origin, Accept-Language, Accept-Encoding');
      reply.header('cross-origin-resource-policy', 'cross-origin');
      if (answer.ok) return sendConfig(request, reply, answer);
      log.info({ code: answer.error.code, origin }, 'widget refused');
      // There is a launcher all the same: what it opens says why there is no chat.
      return sendProblem(reply, answer, dressLauncher(defaultAppearance, '', String(lang)));
    },
  );

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    accessPaths.widget_rules,
    async (request, reply) => {
      const { origin } = request.headers;
      const { inbox, lang = request.headers['accept-language'] ?? '' } = request.query;
      const answer = await visitors.rules(String(inbox), origin, String(lang));
      reply.header('access-control-allow-origin', origin ?? '*');
      reply.header('vary', 'Origin, Accept-Language, Accept-Encoding');
      reply.header('cross-origin-resource-policy', 'cross-origin');
      return answer.ok ? sendConfig(request, reply, answer) : sendProblem(reply, answer);
    },
  );

  app.post(accessPaths.widget_sessions, async (request, reply) => {
    const parsed = visitorSessionRequestSchema.safeParse(request.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return sendProblem(reply, reject('invalid', `${issue?.path.join('.')}: ${issue?.message}`));
    }
    const { origin } = parsed.data;
    const page = isOwnOrigin(site, request, origin) ? 'own' : 'website';
    const answer = await visitors.open(parsed.data, addressOf(request), page);
    if (!answer.ok) log.info({ code: answer.error.code, origin }, 'visitor refused');
    return sendAnswer(reply, answer);
  });

  app.post(accessPaths.identify, async (request, reply) => {
    const caller = await authenticate(domain, request, reply, true);
    if (caller === null) return reply;
    const parsed = identifyRequestSchema.safeParse(request.body);
    if (!parsed.success) return sendProblem(reply, reject('invalid', 'identity_token: as text'));
    const session_token = bearerOf(request) ?? '';
    const { identity_token } = parsed.data;
    return sendAnswer(reply, await identities.identify(caller, { session_token, identity_token }));
  });
}

/** Compressed: every visitor of every page gets it, and the launcher's rules repeat themselves. */
function sendConfig(request: FastifyRequest, reply: FastifyReply, config: object): FastifyReply {
  reply.header('cache-control', 'public, max-age=60').type('application/json; charset=utf-8');
  const text = JSON.stringify(config);
  if (!/\bbr\b/.test(String(request.headers['accept-encoding']))) return reply.send(text);
  return reply.header('content-encoding', 'br').send(brotliCompressSync(text, quick));
}

// As small as the slowest within a few bytes, in a tenth of a millisecond.
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
