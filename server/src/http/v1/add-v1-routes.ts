import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Site } from '../site.ts';
import { addV1Contacts } from './v1-contacts.ts';
import { addV1Conversations } from './v1-conversations.ts';
import { addV1Inboxes } from './v1-inboxes.ts';
import { addV1Messages } from './v1-messages.ts';
import { formLimits } from './v1-form.ts';
import { createV1ErrorHandler, sendV1NotFound } from './v1-problem.ts';

/** Chatwoot's dialect under `/api/v1`, over the same domain: what a provider needs to bring messages in and carry them out. */
export async function addV1Routes(app: FastifyInstance, { domain }: Site): Promise<void> {
  await app.register(
    async (v1) => {
      await v1.register(multipart, { limits: formLimits });
      v1.setErrorHandler(createV1ErrorHandler(domain));
      v1.setNotFoundHandler((_request, reply) => sendV1NotFound(reply));
      addV1Inboxes(v1, domain);
      addV1Contacts(v1, domain);
      addV1Conversations(v1, domain);
      addV1Messages(v1, domain);
    },
    { prefix: '/api/v1/accounts/:account_id' },
  );
}
