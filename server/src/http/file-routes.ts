import { accessPaths, isRaster, reject, savedName } from '@porchlight/protocol';
import { create as dispositionOf } from 'content-disposition';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { filesPath } from '../domain/file-links.ts';
import { ShelfError } from '../domain/file-shelf.ts';
import { authenticate } from './authenticate.ts';
import { filePolicy } from './content-policies.ts';
import { takeTimeFor } from './patience.ts';
import { sendAnswer, sendProblem } from './problem.ts';
import type { Site } from './site.ts';

/** Files in and out. */
export function addFileRoutes(app: FastifyInstance, site: Site): void {
  const { domain } = site;
  app.post(accessPaths.files, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    return sendAnswer(reply, await domain.files.begin(caller, request.body));
  });
  addUploads(app, site);
  app.get<{ Params: { token: string } }>(`${filesPath}/:token`, (request, reply) =>
    serve(request, reply),
  );
  app.get<{ Params: { token: string } }>(`${filesPath}/:token/:name`, (request, reply) =>
    serve(request, reply),
  );

  async function serve(
    request: FastifyRequest<{ Params: { token: string } }>,
    reply: Parameters<typeof sendProblem>[0],
  ) {
    const served = await domain.files.serve(request.params.token).catch((error: unknown) => {
      if (error instanceof ShelfError) return 'later' as const;
      throw error;
    });
    if (served === 'later') {
      return sendProblem(reply, reject('files_unavailable', 'files can’t be had now'));
    }
    if (served === null) {
      return sendProblem(reply, reject('not_found', 'no such file, or not any more'));
    }
    const { file, bytes, left_ms } = served;
    const type = isRaster(file.type) ? 'inline' : 'attachment';
    return (
      reply
        .header('content-type', file.type)
        .header('content-length', file.size)
        .header('content-disposition', dispositionOf(savedName(file), { type }))
        .header('content-security-policy', filePolicy)
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        // A console may stand elsewhere; the address itself is the secret.
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', `private, max-age=${Math.floor(left_ms / 1_000)}, immutable`)
        .send(bytes)
    );
  }
}

/** In a scope of its own, where bodies of any type are left as the stream that they are. */
function addUploads(app: FastifyInstance, { domain }: Site): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    const path = `${accessPaths.files}/:id`;
    scope.put<{ Params: { id: string } }>(path, async (request, reply) => {
      const caller = await authenticate(domain, request, reply);
      if (caller === null) return reply;
      const { raw } = request;
      const end = takeTimeFor(request);
      const answer = await domain.files.put(caller, request.params.id, raw).finally(end);
      // What was not read would be taken for the next request.
      if (!raw.readableEnded) reply.header('connection', 'close');
      return sendAnswer(reply, answer);
    });
  });
}
