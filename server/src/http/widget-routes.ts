import { accessPaths, reject } from '@porchlight/protocol';
import { identifyRequestSchema, visitorSessionRequestSchema } from '@porchlight/protocol/schemas';
import type { FastifyInstance } from 'fastify';
import { addressOf, authenticate, bearerOf } from './authenticate.ts';
import { sendAnswer, sendProblem } from './problem.ts';
import type { Site } from './site.ts';

/** What the widget asks before it has a session. */
export function addWidgetRoutes(app: FastifyInstance, { domain }: Site): void {
  const { visitors, identities, log } = domain;

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    accessPaths.widget_config,
    async (request, reply) => {
      const { origin } = request.headers;
      const answer = await visitors.config(String(request.query['inbox']), origin, request.query);
      // Also a refusal may be read: the page's owner wants to know why there is no chat.
      reply.header('access-control-allow-origin', origin ?? '*').header('vary', 'Origin');
      reply.header('cross-origin-resource-policy', 'cross-origin');
      if (answer.ok) reply.header('cache-control', 'public, max-age=60');
      else log.info({ code: answer.error.code, origin }, 'widget refused');
      return sendAnswer(reply, answer);
    },
  );

  app.post(accessPaths.widget_sessions, async (request, reply) => {
    const parsed = visitorSessionRequestSchema.safeParse(request.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return sendProblem(reply, reject('invalid', `${issue?.path.join('.')}: ${issue?.message}`));
    }
    const answer = await visitors.open(parsed.data, addressOf(request));
    if (!answer.ok)
      log.info({ code: answer.error.code, origin: parsed.data.origin }, 'visitor refused');
    return sendAnswer(reply, answer);
  });

  app.post(accessPaths.identify, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    const parsed = identifyRequestSchema.safeParse(request.body);
    if (!parsed.success) return sendProblem(reply, reject('invalid', 'identity_token: as text'));
    const session_token = bearerOf(request) ?? '';
    const { identity_token } = parsed.data;
    return sendAnswer(reply, await identities.identify(caller, { session_token, identity_token }));
  });
}
