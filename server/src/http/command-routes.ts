import { reject, routes, type CommandName } from '@porchlight/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate } from './authenticate.ts';
import { sendAnswer, sendProblem } from './problem.ts';
import type { Site } from './site.ts';

/** What a query string can't say: these fields are numbers. */
const numbers: ReadonlySet<string> = new Set(['before_seq']);

/** Every command and query under `/api/v2`, through the same executor as the sockets. */
export function addCommandRoutes(app: FastifyInstance, { domain }: Site): void {
  for (const name of Object.keys(routes) as CommandName[]) {
    const { method, path } = routes[name];
    app.route({
      method,
      url: `/api/v2${path}`,
      async handler(request, reply) {
        const caller = await authenticate(domain, request, reply);
        if (caller === null) return reply;
        const payload = payloadOf(request);
        if (payload === undefined) {
          return sendProblem(reply, reject('malformed', 'the body must be a JSON object'));
        }
        const { answer } = await domain.executor.execute(caller, name, payload, null);
        return sendAnswer(reply, answer);
      },
    });
  }
}

function payloadOf(request: FastifyRequest): object | undefined {
  const params = request.params as object;
  if (request.method === 'GET') return { ...fromQuery(request.query as object), ...params };
  const body = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) return undefined;
  return { ...body, ...params };
}

function fromQuery(query: object): object {
  const fields = Object.entries(query).map(([key, value]) => [key, fieldOf(key, String(value))]);
  return Object.fromEntries(fields);
}

function fieldOf(key: string, value: string): string | number {
  return numbers.has(key) && /^\d+$/.test(value) ? Number(value) : value;
}
