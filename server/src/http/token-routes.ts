import { accessPaths, reject } from '@porchlight/protocol';
import { nameSchema } from '@porchlight/protocol/schemas';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { authenticate } from './authenticate.ts';
import { sendAnswer, sendProblem } from './problem.ts';
import type { Site } from './site.ts';

const newTokenSchema = z.strictObject({ name: nameSchema });

/** Personal tokens, for programs; and the secret that signs what a provider is sent. */
export function addTokenRoutes(app: FastifyInstance, { domain }: Site): void {
  const { tokens, providers } = domain;

  app.post(accessPaths.tokens, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    const parsed = newTokenSchema.safeParse(request.body);
    if (!parsed.success) return sendProblem(reply, reject('invalid', 'name: what it is for'));
    return sendAnswer(reply, await tokens.create(caller, parsed.data.name));
  });

  app.get(accessPaths.tokens, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    return caller === null ? reply : sendAnswer(reply, await tokens.list(caller));
  });

  app.delete<{ Params: { id: string } }>(`${accessPaths.tokens}/:id`, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    return sendAnswer(reply, await tokens.revoke(caller, request.params.id));
  });

  app.get<{ Params: { inbox_id: string } }>(
    '/api/v2/inboxes/:inbox_id/webhook-secret',
    async (request, reply) => {
      const caller = await authenticate(domain, request, reply);
      if (caller === null) return reply;
      return sendAnswer(reply, await providers.secretOf(caller, request.params.inbox_id));
    },
  );
}
