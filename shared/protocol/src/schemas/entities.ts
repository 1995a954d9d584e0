import { z } from 'zod';
import { descriptionLimits, limits } from '../limits.ts';
import { isClean } from '../text.ts';
import type { Attachment, FileRules, Inbox } from '../entities.ts';
import { fileKinds, type FileWish } from '../files.ts';
import { isId } from '../ids.ts';
import { appearanceSchema } from './appearance.ts';
import { cleanText } from './clean-text.ts';
import { firstContactSchema } from './first-contact.ts';
import { identitySettingsSchema, momentSchema } from './identity.ts';
import { endingSchema, richAnswerSchema, richSchema, talkSchema } from './rich.ts';

/** An id; see `isId`. */
export const idSchema = z.string().refine(isId, 'must be a UUID in lower case');

/** A position in a log: 1 and up. */
export const seqSchema = z.int().min(1).max(limits.seq);

/** A name that is not blank. */
export const nameSchema = cleanText(limits.name_length).refine(
  (name) => name.trim() !== '',
  'must not be blank',
);

/** An e-mail address, in form only. */
export const emailSchema = z.email().max(limits.email_length);

/** See `Party`. */
export const partySchema = z.strictObject({ kind: z.enum(['visitor', 'agent']), id: idSchema });

/** See `AgentProfile`. */
export const agentProfileSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  avatar_url: z.string().nullable(),
});

/** See `Agent`. */
export const agentSchema = agentProfileSchema.extend({
  email: z.string(),
  role: z.enum(['admin', 'agent']),
  removed_at: momentSchema.exactOptional(),
});

const pageText = cleanText(limits.url_length).nullable();

/** See `VisitContext`. */
export const visitContextSchema = z.strictObject({
  page_url: pageText,
  page_title: pageText,
  referrer: pageText,
  user_agent: pageText,
  language: pageText,
  time_zone: pageText,
});

const most = descriptionLimits;
const attributeValue = z.union([cleanText(most.value_length), z.number(), z.boolean()], {
  error: 'must be a text, a number, or true or false',
});
const key = cleanText(most.key_length).refine((name) => name.trim() !== '', 'must not be blank');
const few = (all: object) => Object.keys(all).length <= most.attributes;

/** See `AttributeWishes`. */
export const attributeWishesSchema = z
  .record(key, attributeValue.nullable(), {
    error: ({ code }) =>
      code === 'invalid_key' ? `a name has 1 to ${most.key_length} characters` : undefined,
  })
  .refine(few, `at most ${most.attributes} at once`);

/** Labels of a conversation. */
export const labelsSchema = z
  .array(cleanText(most.label_length).refine((label) => label.trim() !== '', 'must not be blank'))
  .max(most.labels);

/** The parts of a `Description`. */
export const description = {
  attributes: z
    .record(key, attributeValue)
    .refine(few, `at most ${most.attributes}`)
    .exactOptional(),
  labels: labelsSchema.min(1).exactOptional(),
};

/** See `Contact`. */
export const contactSchema = z.strictObject({
  id: idSchema,
  name: z.string().nullable(),
  email: z.string().nullable(),
  created_at: momentSchema,
  context: visitContextSchema,
  identity: z
    .strictObject({ user_id: z.string(), email_verified: z.boolean(), verified_at: momentSchema })
    .exactOptional(),
  merged_into: idSchema.exactOptional(),
  erased_at: momentSchema.exactOptional(),
  attributes: description.attributes,
});

/** An origin: scheme, host, and port where it is not the scheme's own; nothing after it. */
export const originSchema = z
  .string()
  .regex(
    /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/,
    'must look like https://shop.example',
  );

/** The web address of a provider: no blanks, no user or password, and no `//` in its path, which is always a slip. */
export const webhookUrlSchema = z
  .string()
  .max(limits.url_length)
  .regex(
    /^https?:\/\/[^\s/?#@]+(\/(?!\/)[^\s/?#]*)*(\?[^\s#]*)?$/,
    'must look like https://example.com/path, without blanks and without // in the path',
  )
  .refine(isClean, 'must be well-formed text without NUL');

/** How long a message may be pending, in seconds. */
export const pendingTimeoutSchema = z
  .int()
  .min(limits.pending_timeout_s.min)
  .max(limits.pending_timeout_s.max);

/** After how many minutes an unread reply is mailed; null for never. */
export const followUpSchema = z
  .int()
  .min(limits.follow_up_minutes.min)
  .max(limits.follow_up_minutes.max)
  .nullable();

/** See `FileRules`. */
export const fileRulesSchema = z.strictObject({
  on: z.boolean(),
  kinds: z
    .array(z.enum(fileKinds))
    .max(fileKinds.length)
    .refine((kinds) => new Set(kinds).size === kinds.length, 'must name each kind once'),
  max_bytes: z.int().min(limits.file_bytes.min).max(limits.file_bytes.max),
}) satisfies z.ZodType<FileRules>;

const side_px = z.int().min(1).max(1_000_000);

/** See `Attachment`. */
export const attachmentSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(limits.file_name_length),
  type: z.string(),
  size: z.int().min(1),
  width: side_px.exactOptional(),
  height: side_px.exactOptional(),
}) satisfies z.ZodType<Attachment>;

/** See `FileWish`. */
export const fileWishSchema = z.strictObject({
  id: idSchema,
  conversation_id: idSchema,
  name: z.string().max(1_000),
  size: z.int().min(0),
}) satisfies z.ZodType<FileWish>;

/** See `Inbox`. */
export const inboxSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id: idSchema,
    kind: z.literal('website'),
    name: z.string(),
    key: z.string(),
    allowed_origins: z.array(z.string()),
    appearance: appearanceSchema,
    identity: identitySettingsSchema.exactOptional(),
    first_contact: firstContactSchema.exactOptional(),
    follow_up_minutes: followUpSchema,
    files: fileRulesSchema.exactOptional(),
    talk: talkSchema.exactOptional(),
  }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('api'),
    name: z.string(),
    webhook_url: z.string().nullable(),
    async_status: z.boolean(),
    pending_timeout_s: z.int(),
  }),
]) satisfies z.ZodType<Inbox>;

/** See `Status`. */
export const statusSchema = z.enum(['pending', 'sent', 'delivered', 'read', 'failed']);

/** See `Delivery`. */
export const deliverySchema = z.strictObject({
  status: statusSchema,
  external_error: z.string().nullable(),
  attempt: z.int().min(1),
});

const messageFields = {
  id: idSchema,
  conversation_id: idSchema,
  seq: seqSchema,
  version: seqSchema,
  author: partySchema,
  text: z.string(),
  at: momentSchema,
  recalled_at: momentSchema.nullable(),
  edited_at: momentSchema.exactOptional(),
  reply_to: idSchema.exactOptional(),
  attachments: z.array(attachmentSchema).min(1).max(limits.attachments).exactOptional(),
  rich: richSchema.exactOptional(),
  answer: richAnswerSchema.exactOptional(),
};

/** A message as visitors may see it: there is no field that could mark a note. */
export const publicMessageSchema = z.strictObject(messageFields);

/** See `Message`. */
export const messageSchema = z.strictObject({
  ...messageFields,
  internal: z.literal(true).exactOptional(),
  source_id: z.string().exactOptional(),
  status: statusSchema.exactOptional(),
  external_error: z.string().nullable().exactOptional(),
  attempt: z.int().min(1).exactOptional(),
});

const count = z.int().min(0);

/** See `VisitorConversation`. */
export const visitorConversationSchema = z.strictObject({
  id: idSchema,
  status: z.enum(['open', 'resolved']),
  assignee_id: idSchema.nullable(),
  head: count,
  created_at: momentSchema,
  visitor_count: count,
  agent_count: count,
  visitor_read_count: count,
  agent_read_count: count,
  visitor_delivered_seq: count,
  visitor_read_seq: count,
  agent_delivered_seq: count,
  agent_read_seq: count,
  ending: endingSchema.exactOptional(),
  erased_at: momentSchema.exactOptional(),
});

/** See `Conversation`. */
export const conversationSchema = visitorConversationSchema.extend({
  ...description,
  account_id: idSchema,
  number: z.int().min(1),
  inbox_id: idSchema,
  contact_id: idSchema,
  public_head: count,
  last_activity_at: momentSchema,
  waiting_since: momentSchema.nullable(),
  last_message: publicMessageSchema
    .omit({ conversation_id: true, version: true, edited_at: true, reply_to: true })
    .omit({ rich: true, answer: true, attachments: true })
    .extend({
      internal: z.literal(true).exactOptional(),
      attached: z
        .strictObject({ name: z.string(), type: z.string(), count: z.int().min(1) })
        .exactOptional(),
    })
    .nullable(),
});

/** See `Presence`. */
export const availabilitySchema = z.enum(['online', 'away', 'offline']);
