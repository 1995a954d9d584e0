import { nameSchema } from '@porchlight/protocol/schemas';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Domain } from '../../domain/create-domain.ts';
import { openV1Desk } from './v1-desk.ts';
import { inboxJson } from './v1-json.ts';
import { sendV1NotFound } from './v1-problem.ts';

const newInboxSchema = z.object({
  name: nameSchema,
  channel: z.object({
    type: z.literal('api', 'only api inboxes are made by this call'),
    webhook_url: z.string().nullish(),
    async_status: z.boolean().default(false),
    pending_timeout_s: z.int().exactOptional(),
  }),
});

/** Inboxes; a provider's is made here. */
export function addV1Inboxes(app: FastifyInstance, domain: Domain): void {
  app.get('/inboxes', async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    if (desk === null) return reply;
    const { inboxes } = await desk.people();
    return { payload: inboxes.map(inboxJson) };
  });

  app.post('/inboxes', async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    const body = desk?.read(newInboxSchema);
    if (!desk || !body) return reply;
    const { type: kind, webhook_url, ...settings } = body.channel;
    const id = domain.newId();
    // An empty field of a form is no address.
    const wish = { id, kind, name: body.name, webhook_url: webhook_url || null, ...settings };
    if (!(await desk.does('inbox.create', wish))) return reply;
    const { inboxes } = await desk.people();
    const made = inboxes.find((inbox) => inbox.id === id);
    return made === undefined ? sendV1NotFound(reply) : inboxJson(made);
  });
}
