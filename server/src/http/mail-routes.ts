import { accessPaths } from '@porchlight/protocol';
import type { FastifyInstance } from 'fastify';
import { authenticate } from './authenticate.ts';
import { sendAnswer } from './problem.ts';
import type { Site } from './site.ts';

/** Whether mails go out, and a mail to try it. */
export function addMailRoutes(app: FastifyInstance, { domain, mail }: Site): void {
  app.get(accessPaths.mail, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    return caller === null ? reply : sendAnswer(reply, mail.settings(caller));
  });

  app.post(accessPaths.mail_tests, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    return sendAnswer(reply, await mail.test(caller, request.headers['accept-language']));
  });
}
