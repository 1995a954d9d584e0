import { accessPaths, reject } from '@porchlight/protocol';
import { pushRequestSchema, pushEndSchema } from '@porchlight/protocol/schemas';
import type { FastifyInstance } from 'fastify';
import { authenticate } from './authenticate.ts';
import { sendAnswer, sendProblem } from './problem.ts';
import type { Site } from './site.ts';

/** Where visitors say that they want to be told of answers after they have left. */
export function addPushRoutes(app: FastifyInstance, { domain, push }: Site): void {
  app.get(accessPaths.push, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    return caller === null ? reply : sendAnswer(reply, push.settings());
  });

  app.put(accessPaths.push, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    const parsed = pushRequestSchema.safeParse(request.body);
    if (!parsed.success) return sendProblem(reply, reject('invalid', 'endpoint, keys and text'));
    return sendAnswer(reply, await push.subscribe(caller, parsed.data));
  });

  app.delete(accessPaths.push, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    const parsed = pushEndSchema.safeParse(request.body);
    if (!parsed.success) return sendProblem(reply, reject('invalid', 'endpoint: as text'));
    return sendAnswer(reply, await push.unsubscribe(caller, parsed.data.endpoint));
  });
}
