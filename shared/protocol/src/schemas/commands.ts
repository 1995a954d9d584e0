import { z } from 'zod';
import {
  agentCommands,
  visitorCommands,
  type Command,
  type CommandName,
  type Commands,
} from '../commands.ts';
import type { Side } from '../entities.ts';
import { reject, type Rejection } from '../errors.ts';
import { limits } from '../limits.ts';
import { appearanceSchema } from './appearance.ts';
import { cleanText } from './clean-text.ts';
import {
  attributeWishesSchema,
  emailSchema,
  fileRulesSchema,
  followUpSchema,
  idSchema,
  labelsSchema,
  agentSchema,
  nameSchema,
  originSchema,
  pendingTimeoutSchema,
  seqSchema,
  statusSchema,
  webhookUrlSchema,
} from './entities.ts';
import { firstContactWishSchema, introductionSchema } from './first-contact.ts';
import { identityWishSchema } from './identity.ts';
import { commentSchema, richAnswerSchema, richSchema, scoreSchema, talkSchema } from './rich.ts';

const words = cleanText(limits.message_length);
const messageText = words.refine((text) => text.trim() !== '', 'must not be blank');
const files = z
  .array(idSchema)
  .min(1)
  .max(limits.attachments)
  .refine((ids) => new Set(ids).size === ids.length, 'must name each file once');
const conversation = { conversation_id: idSchema };
const command = { command_id: idSchema };
const claim = z.strictObject({
  ...conversation,
  kind: z.enum(['delivered', 'read']),
  up_to_seq: seqSchema,
});
const internal = z.literal(true).exactOptional();
const origins = z.array(originSchema).max(limits.origins);
const provider = {
  webhook_url: webhookUrlSchema.nullable().exactOptional(),
  async_status: z.boolean().exactOptional(),
  pending_timeout_s: pendingTimeoutSchema.exactOptional(),
};

/** A provider's own id of a message or contact. */
export const sourceIdSchema = cleanText(limits.source_id_length).min(1);

const sending = z.strictObject({
  id: idSchema,
  ...conversation,
  text: words,
  internal,
  reply_to: idSchema.exactOptional(),
  attachments: files.exactOptional(),
  rich: richSchema.exactOptional(),
  answer: richAnswerSchema.exactOptional(),
  source_id: sourceIdSchema.exactOptional(),
});

/** Something must be said: by words, or by files. */
function saying<Payload extends z.ZodType<{ text: string; attachments?: readonly string[] }>>(
  schema: Payload,
) {
  return schema.refine(({ text, attachments }) => text.trim() !== '' || attachments !== undefined, {
    path: ['text'],
    message: 'must not be blank',
  });
}

/** The payload of every command and query an agent may call; closed: unknown fields are refused. */
export const commandSchemas = {
  'message.send': saying(sending),
  'message.recall': z.strictObject({ id: idSchema, ...conversation, message_id: idSchema }),
  'message.edit': z.strictObject({
    id: idSchema,
    ...conversation,
    message_id: idSchema,
    text: messageText,
  }),
  'message.retry': z.strictObject({ ...command, ...conversation, message_id: idSchema }),
  'message.set_status': z.strictObject({
    ...conversation,
    message_id: idSchema,
    status: statusSchema,
    external_error: cleanText(limits.external_error_length).exactOptional(),
  }),
  'conversation.create': z.strictObject({ id: idSchema, inbox_id: idSchema, contact_id: idSchema }),
  'conversation.assign': z.strictObject({
    ...command,
    ...conversation,
    assignee_id: idSchema.nullable(),
  }),
  'conversation.set_status': z.strictObject({
    ...command,
    ...conversation,
    status: z.enum(['open', 'resolved']),
  }),
  'conversation.rate': z.strictObject({
    ...command,
    ...conversation,
    score: scoreSchema,
    comment: commentSchema,
  }),
  'conversation.describe': z.strictObject({
    ...command,
    ...conversation,
    attributes: attributeWishesSchema.exactOptional(),
    add_labels: labelsSchema.exactOptional(),
    remove_labels: labelsSchema.exactOptional(),
  }),
  'transcript.send': z.strictObject({ ...command, ...conversation }),
  'contact.describe': z.strictObject({ ...command, attributes: attributeWishesSchema }),
  'contact.erase': z.strictObject({ ...command, contact_id: idSchema }),
  'contact.update': z.strictObject({
    ...command,
    contact_id: idSchema,
    name: nameSchema.nullable().exactOptional(),
    email: emailSchema.nullable().exactOptional(),
    attributes: attributeWishesSchema.exactOptional(),
  }),
  'agent.update': z.strictObject({
    ...command,
    agent_id: idSchema,
    name: nameSchema.exactOptional(),
    role: agentSchema.shape.role.exactOptional(),
  }),
  'agent.remove': z.strictObject({ ...command, agent_id: idSchema }),
  'inbox.create': z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('website'),
      id: idSchema,
      name: nameSchema,
      allowed_origins: origins,
    }),
    z.strictObject({ kind: z.literal('api'), id: idSchema, name: nameSchema, ...provider }),
  ]),
  'inbox.update': z.strictObject({
    ...command,
    inbox_id: idSchema,
    name: nameSchema,
    allowed_origins: origins.exactOptional(),
    appearance: appearanceSchema.exactOptional(),
    identity: identityWishSchema.exactOptional(),
    first_contact: firstContactWishSchema.exactOptional(),
    follow_up_minutes: followUpSchema.exactOptional(),
    files: fileRulesSchema.exactOptional(),
    talk: talkSchema.exactOptional(),
    ...provider,
  }),
  'inbox.renew_secret': z.strictObject({ ...command, inbox_id: idSchema }),
  'receipt.claim': claim,
  'receipt.claim_many': z.strictObject({ claims: z.array(claim).min(1).max(limits.claims) }),
  'typing.set': z.strictObject({
    ...conversation,
    typing: z.boolean(),
    internal,
    preview: cleanText(limits.typing_preview_length).exactOptional(),
  }),
  'presence.set': z.strictObject({ availability: z.enum(['online', 'away']) }),
  sync: z.strictObject({
    cursor: z.string().max(200).nullable(),
    last: z.strictObject({ ...conversation, seq: seqSchema, event_id: idSchema }).exactOptional(),
  }),
  'conversation.snapshot': z.strictObject(conversation),
  'conversation.history': z.strictObject({ ...conversation, before_seq: seqSchema }),
  'conversation.list': z.strictObject({
    view: z.enum(['open', 'mine', 'all', 'resolved']),
    before: z.string().max(200).exactOptional(),
  }),
  'conversation.counts': z.strictObject({}),
  'file.addresses': z.strictObject({
    ...conversation,
    file_ids: z.array(idSchema).min(1).max(limits.file_addresses),
  }),
  'file.rules': z.strictObject(conversation),
  'contact.export': z.strictObject({
    contact_id: idSchema,
    after: z.string().max(200).exactOptional(),
  }),
  'agent.list': z.strictObject({}),
  'inbox.list': z.strictObject({}),
} as const satisfies { [Name in CommandName]: z.ZodType<Commands[Name]> };

/** The payloads where a visitor may say less than an agent. */
export const visitorCommandSchemas = {
  ...commandSchemas,
  'message.send': saying(
    sending
      .omit({ internal: true, rich: true, source_id: true })
      .extend({ introduction: introductionSchema.exactOptional() }),
  ),
  'typing.set': commandSchemas['typing.set'].omit({ internal: true }),
  'conversation.set_status': commandSchemas['conversation.set_status'].extend({
    status: z.literal('resolved'),
  }),
};

const visitorNames: ReadonlySet<string> = new Set(visitorCommands);
const agentNames: ReadonlySet<string> = new Set(agentCommands);

/**
 * Parses a command at the door, once for sockets and HTTP. Errors: `unknown_command` for a name that this side may
 * not call, `too_large` where only the text's length is wrong, `invalid` with the field's name for the rest.
 */
export function parseCommand(
  side: Side,
  name: string,
  payload: unknown,
): { readonly ok: true; readonly command: Command } | Rejection {
  if (!(side === 'visitor' ? visitorNames : agentNames).has(name)) {
    return reject('unknown_command', `no command "${name.slice(0, 60)}"`);
  }
  const schemas: Record<string, z.ZodType> =
    side === 'visitor' ? visitorCommandSchemas : commandSchemas;
  const parsed = schemas[name]?.safeParse(payload);
  if (parsed?.success) return { ok: true, command: { name, payload: parsed.data } as Command };
  return rejectIssue(parsed?.error.issues[0]);
}

function rejectIssue(issue: z.core.$ZodIssue | undefined): Rejection {
  const where = issue === undefined || issue.path.length === 0 ? 'payload' : issue.path.join('.');
  if (issue?.code === 'too_big' && where === 'text') {
    return reject('too_large', `text: at most ${limits.message_length} characters`);
  }
  // Names may be the caller's own, and the sentence goes into our log.
  const sentence = `${where.slice(0, 80)}: ${issue?.message ?? 'not as it should be'}`;
  return reject('invalid', sentence.slice(0, 200).toWellFormed());
}
