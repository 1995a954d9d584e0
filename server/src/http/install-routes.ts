import { installPaths, limits, reject } from '@porchlight/protocol';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { authenticate } from './authenticate.ts';
import { sendAnswer, sendProblem } from './problem.ts';
import { ownOrigin, type Site } from './site.ts';

const checkSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(limits.url_length) });

interface InboxRequest {
  readonly Params: { readonly inbox_id: string };
}

/** Whether the chat is on its websites. */
export function addInstallRoutes(app: FastifyInstance, site: Site): void {
  const { domain } = site;
  const { install } = domain;

  const paths = installPaths(':inbox_id');

  app.get<InboxRequest>(paths.report, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    return sendAnswer(reply, await install.report(caller, request.params.inbox_id));
  });

  app.post<InboxRequest>(paths.checks, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    const parsed = checkSchema.safeParse(request.body);
    if (!parsed.success) return sendProblem(reply, reject('invalid', 'url: a page’s address'));
    const { inbox_id } = request.params;
    const { url } = parsed.data;
    return sendAnswer(reply, await install.check(caller, inbox_id, url, ownOrigin(site, request)));
  });
}
