import { csrfHeader } from '@porchlight/protocol';
import type { FastifyInstance } from 'fastify';

/**
 * Lets consoles and widgets that the operator hosts elsewhere call the API. They carry tokens, never cookies, so
 * credentials stay off. Everybody else gets no word.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin) || !request.url.startsWith('/api/'))
      return;
    reply.header('access-control-allow-origin', origin).header('vary', 'Origin');
    reply.header('access-control-expose-headers', 'retry-after');
    if (request.method !== 'OPTIONS') return;
    reply
      .header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
      .header('access-control-allow-headers', `authorization, content-type, ${csrfHeader}`)
      .header('access-control-max-age', '600');
    return reply.code(204).send();
  });
}
