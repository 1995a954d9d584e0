import { reject } from '@porchlight/protocol';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem.ts';
import type { Site } from './site.ts';

/** For the operator and its machines: alive, ready, counted. */
export function addOperationsRoutes(
  app: FastifyInstance,
  { domain, metrics, stopping }: Site,
): void {
  app.get('/healthz', () => ({ ok: true }));

  app.get('/readyz', async (_request, reply) => {
    if (stopping()) return sendProblem(reply, reject('shutting_down', 'the server is stopping'));
    const trouble = await domain.storage.trouble();
    if (trouble !== null) return sendProblem(reply, reject('storage_unavailable', trouble));
    return { ok: true };
  });

  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.content_type).send(await metrics.text()),
  );
}
