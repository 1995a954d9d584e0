import { z } from 'zod';
import {
  agentProfileSchema,
  agentSchema,
  availabilitySchema,
  contactSchema,
  conversationSchema,
  description,
  fileRulesSchema,
  idSchema,
  inboxSchema,
  seqSchema,
  visitorConversationSchema,
} from './entities.ts';
import { agentEventSchema, receiptSchema, visitorEventSchema } from './events.ts';
import { momentSchema } from './identity.ts';
import { wireErrorSchema } from './frames.ts';

function page<Event extends z.ZodType>(event: Event) {
  return { events: z.array(event), steps: z.array(receiptSchema), more: z.boolean() };
}

function sync<Event extends z.ZodType, Row extends z.ZodType, Snapshot extends z.ZodType>(
  event: Event,
  row: Row,
  snapshot: Snapshot,
) {
  return z.strictObject({
    ok: z.literal(true),
    reset: z.boolean(),
    items: z.array(
      z.union([z.strictObject({ event }), z.strictObject({ receipt: receiptSchema })]),
    ),
    rows: z.array(row),
    snapshots: z.array(snapshot),
    cursor: z.string(),
    more: z.boolean(),
  });
}

const ok = z.literal(true);
const done = z.strictObject({ ok });
const row = z.strictObject({
  conversation: conversationSchema,
  contact: contactSchema,
  online: z.boolean(),
});
const claimed = z.strictObject({
  ok,
  refused: z.array(
    z.strictObject({
      conversation_id: idSchema,
      kind: receiptSchema.shape.kind,
      error: wireErrorSchema,
    }),
  ),
});
const moved = z.strictObject({ ok, seq: seqSchema.nullable() });
const visitorSnapshot = {
  conversation: visitorConversationSchema,
  agents: z.array(agentProfileSchema),
  ...page(visitorEventSchema),
};
const agentSnapshot = {
  conversation: conversationSchema,
  contact: contactSchema,
  online: z.boolean(),
  ...page(agentEventSchema),
};
function exported<Event extends z.ZodType>(event: Event) {
  return z.strictObject({
    ok,
    contact: contactSchema.omit({ merged_into: true, erased_at: true }).exactOptional(),
    conversation_id: idSchema.nullable(),
    events: z.array(event),
    described: z.strictObject(description).exactOptional(),
    next: z.string().nullable(),
  });
}
const views = { open: z.int(), mine: z.int(), all: z.int(), resolved: z.int() };

/** A visitor's positive answers, by command. Closed. */
export const visitorAnswerSchemas = {
  'message.send': z.strictObject({ ok, id: idSchema, seq: seqSchema, at: momentSchema }),
  'message.recall': moved,
  'message.edit': moved,
  'receipt.claim': done,
  'receipt.claim_many': claimed,
  'typing.set': done,
  'conversation.set_status': moved,
  'conversation.rate': moved,
  'conversation.describe': done,
  'transcript.send': done,
  'contact.describe': done,
  'contact.erase': done,
  'contact.export': exported(visitorEventSchema),
  sync: sync(visitorEventSchema, z.never(), z.strictObject(visitorSnapshot)),
  'conversation.snapshot': z.strictObject({ ok, ...visitorSnapshot }),
  'conversation.history': z.strictObject({ ok, ...page(visitorEventSchema) }),
  'file.addresses': z.strictObject({
    ok,
    addresses: z.array(z.strictObject({ id: idSchema, url: z.string() })),
    expires_at: momentSchema,
  }),
  'file.rules': z.strictObject({ ok, rules: fileRulesSchema }),
};

/** An agent's positive answers, by command. Closed. */
export const agentAnswerSchemas = {
  'message.send': visitorAnswerSchemas['message.send'],
  'message.recall': moved,
  'message.edit': moved,
  'receipt.claim': done,
  'receipt.claim_many': claimed,
  'typing.set': done,
  'presence.set': done,
  'contact.update': done,
  'agent.update': done,
  'agent.remove': done,
  'inbox.create': done,
  'inbox.update': done,
  'inbox.renew_secret': z.strictObject({ ok, secret: z.string(), secret_made_at: momentSchema }),
  'message.retry': moved,
  'message.set_status': moved,
  'conversation.create': moved,
  'conversation.assign': moved,
  'conversation.set_status': moved,
  'conversation.rate': moved,
  'conversation.describe': done,
  'transcript.send': done,
  'contact.describe': done,
  'contact.erase': done,
  'contact.export': exported(agentEventSchema),
  'conversation.list': z.strictObject({ ok, rows: z.array(row), next: z.string().nullable() }),
  'conversation.counts': z.strictObject({ ok, counts: z.strictObject(views) }),
  'file.addresses': visitorAnswerSchemas['file.addresses'],
  'file.rules': visitorAnswerSchemas['file.rules'],
  'agent.list': z.strictObject({
    ok,
    agents: z.array(agentSchema.extend({ availability: availabilitySchema })),
  }),
  'inbox.list': z.strictObject({ ok, inboxes: z.array(inboxSchema) }),
  sync: sync(agentEventSchema, row, z.strictObject(agentSnapshot)),
  'conversation.snapshot': z.strictObject({ ok, ...agentSnapshot }),
  'conversation.history': z.strictObject({ ok, ...page(agentEventSchema) }),
};
