import { z } from 'zod';
import type { AgentEvent, VisitorEvent } from '../events.ts';
import type { Receipt } from '../receipts.ts';
import {
  agentProfileSchema,
  agentSchema,
  contactSchema,
  deliverySchema,
  description,
  idSchema,
  inboxSchema,
  messageSchema,
  partySchema,
  publicMessageSchema,
  seqSchema,
} from './entities.ts';
import { preChatAnswerSchema } from './first-contact.ts';
import { momentSchema } from './identity.ts';
import { scoreSchema } from './rich.ts';

function envelope<Type extends string, Data extends z.ZodType, Place extends z.ZodRawShape>(
  event_type: Type,
  data: Data,
  place: Place,
) {
  return z.strictObject({
    event_id: idSchema,
    event_type: z.literal(event_type),
    timestamp: momentSchema,
    account_id: idSchema,
    source: z.enum(['widget', 'console', 'api']),
    schema_version: z.int().min(1),
    ...place,
    data,
  });
}

const inLog = { conversation_id: idSchema, seq: seqSchema, prev: z.int().min(0) };
const ofAccount = { conversation_id: z.null(), seq: z.null(), prev: z.null() };
const status = z.enum(['open', 'resolved']);
const rated = { ending_seq: seqSchema, score: scoreSchema, comment: z.string().nullable() };
const agent = agentProfileSchema.exactOptional();

/** Every event as agents, webhooks and `GET /events` see it. Closed. */
export const agentEventSchema = z.discriminatedUnion('event_type', [
  envelope(
    'conversation.created',
    z.strictObject({
      number: z.int().min(1),
      inbox_id: idSchema,
      contact: contactSchema,
      answers: z.array(preChatAnswerSchema).exactOptional(),
      greeting: z.string().exactOptional(),
    }),
    inLog,
  ),
  envelope('message.created', z.strictObject({ message: messageSchema }), inLog),
  envelope(
    'message.recalled',
    z.strictObject({ message_id: idSchema, internal: z.literal(true).exactOptional() }),
    inLog,
  ),
  envelope(
    'message.edited',
    z.strictObject({
      message_id: idSchema,
      text: z.string(),
      internal: z.literal(true).exactOptional(),
    }),
    inLog,
  ),
  envelope('message.status_changed', deliverySchema.extend({ message_id: idSchema }), inLog),
  envelope('conversation.status_changed', z.strictObject({ status, by: partySchema }), inLog),
  envelope(
    'conversation.assigned',
    z.strictObject({ assignee_id: idSchema.nullable(), by: partySchema }),
    inLog,
  ),
  envelope('conversation.moved', z.strictObject({ contact: contactSchema }), inLog),
  envelope('conversation.rated', z.strictObject({ ...rated, by: partySchema }), inLog),
  envelope('conversation.described', z.strictObject(description), inLog),
  envelope('conversation.erased', z.strictObject({}), inLog),
  envelope('contact.erased', z.strictObject({ contact: contactSchema }), ofAccount),
  envelope('contact.updated', z.strictObject({ contact: contactSchema }), ofAccount),
  envelope(
    'contact.identified',
    z.strictObject({ contact: contactSchema, merged_id: idSchema.nullable() }),
    ofAccount,
  ),
  envelope('inbox.created', z.strictObject({ inbox: inboxSchema }), ofAccount),
  envelope('inbox.updated', z.strictObject({ inbox: inboxSchema }), ofAccount),
  envelope('agent.created', z.strictObject({ agent: agentSchema }), ofAccount),
  envelope('agent.updated', z.strictObject({ agent: agentSchema }), ofAccount),
  envelope('agent.removed', z.strictObject({ agent: agentSchema }), ofAccount),
]) satisfies z.ZodType<AgentEvent>;

/** Every event as visitors see it. Closed: what is not listed here never leaves towards a visitor. */
export const visitorEventSchema = z.discriminatedUnion('event_type', [
  envelope(
    'conversation.created',
    z.strictObject({
      greeting: z.string().exactOptional(),
      answers: z.array(preChatAnswerSchema).exactOptional(),
    }),
    inLog,
  ),
  envelope('message.created', z.strictObject({ message: publicMessageSchema, agent }), inLog),
  envelope('message.recalled', z.strictObject({ message_id: idSchema }), inLog),
  envelope('message.edited', z.strictObject({ message_id: idSchema, text: z.string() }), inLog),
  envelope(
    'conversation.status_changed',
    z.strictObject({ status, by: partySchema, agent }),
    inLog,
  ),
  envelope(
    'conversation.assigned',
    z.strictObject({ assignee_id: idSchema.nullable(), agent }),
    inLog,
  ),
  envelope('conversation.moved', z.strictObject({}), inLog),
  envelope('conversation.rated', z.strictObject(rated), inLog),
  envelope('conversation.erased', z.strictObject({}), inLog),
]) satisfies z.ZodType<VisitorEvent>;

/** See `Receipt`. The same for both audiences. */
export const receiptSchema = z.strictObject({
  event_id: idSchema,
  conversation_id: idSchema,
  actor: partySchema,
  kind: z.enum(['delivered', 'read']),
  up_to_seq: seqSchema,
  count: z.int().min(0),
  at: momentSchema,
}) satisfies z.ZodType<Receipt>;
