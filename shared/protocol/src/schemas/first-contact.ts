import { z } from 'zod';
import type { FirstContact, Introduction, PreChatAnswer, PreChatField } from '../first-contact.ts';
import type { ProactiveRule } from '../proactive-rules.ts';
import { firstContactLimits } from '../first-contact-limits.ts';
import { limits } from '../limits.ts';
import { isTimeZone, type OpeningHours } from '../opening-hours.ts';
import { cleanText } from './clean-text.ts';

const fieldId = z.string().regex(/^[a-z0-9_-]{1,40}$/, 'must be 1 to 40 of a-z, 0-9, - and _');
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must look like en or pt-BR');
const link = z
  .string()
  .max(limits.url_length)
  .regex(/^https?:\/\/[^\s"'<>]+$/, 'must be a web address');
const words = (length: number) =>
  cleanText(length).refine((text) => text.trim() !== '', 'must not be blank');

const fewLanguages = (map: object) => Object.keys(map).length <= firstContactLimits.languages;
const texts = z
  .record(language, words(limits.greeting_length))
  .refine(fewLanguages, 'too many languages');
const labels = z
  .record(language, words(firstContactLimits.pre_chat_label_length))
  .refine(fewLanguages, 'too many languages');
const languages = z.array(language).max(firstContactLimits.languages);

const span = z
  .strictObject({ from: z.int().min(0).max(1_439), to: z.int().min(1).max(1_440) })
  .refine(({ from, to }) => from < to, 'must end after it begins');

const daySpans = z
  .array(span)
  .max(firstContactLimits.spans_a_day)
  .refine(
    (spans) => spans.every(({ from }, at) => at === 0 || from >= (spans[at - 1]?.to ?? 0)),
    'must be in order, and not overlap',
  );

const holiday = z
  .strictObject({
    name: cleanText(firstContactLimits.pre_chat_option_length),
    from: z.iso.date(),
    to: z.iso.date(),
    yearly: z.boolean(),
  })
  .refine(({ from, to }) => from <= to, 'must end after it begins');

const openingHoursSchema = z.strictObject({
  time_zone: z.string().max(60).refine(isTimeZone, 'must be an IANA name, like Europe/Oslo'),
  week: z.array(daySpans).length(7),
  holidays: z.array(holiday).max(firstContactLimits.holidays),
}) satisfies z.ZodType<OpeningHours>;

const kind = z.enum(['name', 'email', 'phone', 'text', 'long_text', 'choice', 'consent']);

const preChatFieldSchema = z
  .strictObject({
    id: fieldId,
    kind,
    label: cleanText(firstContactLimits.pre_chat_label_length),
    labels: labels.exactOptional(),
    required: z.boolean(),
    options: z
      .array(words(firstContactLimits.pre_chat_option_length))
      .min(1)
      .max(firstContactLimits.pre_chat_options)
      .exactOptional(),
    link: link.exactOptional(),
  })
  .refine((field) => (field.options !== undefined) === (field.kind === 'choice'), {
    path: ['options'],
    message: 'belong to a choice, and a choice needs them',
  })
  .refine((field) => field.link === undefined || field.kind === 'consent', {
    path: ['link'],
    message: 'belongs to a consent',
  })
  .refine((field) => field.label.trim() !== '' || /^(name|email|phone)$/.test(field.kind), {
    path: ['label'],
    message: 'must not be blank',
  }) satisfies z.ZodType<PreChatField>;

const preChatSchema = z
  .array(preChatFieldSchema)
  .max(firstContactLimits.pre_chat_fields)
  .refine((fields) => new Set(fields.map(({ id }) => id)).size === fields.length, 'ids repeat')
  .refine((fields) => {
    const once = fields.filter((field) => field.kind === 'name' || field.kind === 'email');
    return new Set(once.map((field) => field.kind)).size === once.length;
  }, 'name and e-mail are asked once');

const proactiveRuleSchema = z.strictObject({
  id: fieldId,
  on: z.boolean(),
  url: cleanText(firstContactLimits.rule_url_length)
    .regex(/^$|^(\/|https?:\/\/|\*)\S*$/, 'must begin with /, http:// or https://, without blanks')
    .refine((url) => url.split('*').length <= 3, 'may have two * at most'),
  after_s: z.int().min(0).max(3_600),
  scroll_percent: z.int().min(0).max(100),
  exit_intent: z.boolean(),
  returning: z.boolean(),
  text: words(limits.greeting_length),
  texts,
}) satisfies z.ZodType<ProactiveRule>;

/** See `FirstContact`. */
export const firstContactSchema = z.strictObject({
  hours: openingHoursSchema.nullable(),
  outside_hours: z.enum(['chat', 'form']),
  pre_chat: preChatSchema,
  proactive: z
    .array(proactiveRuleSchema)
    .max(firstContactLimits.proactive_rules)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'ids repeat'),
  greetings: texts,
  languages,
}) satisfies z.ZodType<FirstContact>;

/** What of it an admin changes: absent parts stay as they are. */
export const firstContactWishSchema = z.strictObject({
  hours: firstContactSchema.shape.hours.exactOptional(),
  outside_hours: firstContactSchema.shape.outside_hours.exactOptional(),
  pre_chat: preChatSchema.exactOptional(),
  proactive: firstContactSchema.shape.proactive.exactOptional(),
  greetings: texts.exactOptional(),
  languages: languages.exactOptional(),
}) satisfies z.ZodType<Partial<FirstContact>>;

const answerValue = z.union([z.literal(true), words(firstContactLimits.pre_chat_answer_length)]);

/** See `Introduction`. */
export const introductionSchema = z.strictObject({
  replies: z
    .array(z.strictObject({ field_id: fieldId, value: answerValue }))
    .max(firstContactLimits.pre_chat_fields + 1)
    .exactOptional(),
  greeting: z.strictObject({ rule_id: fieldId, language: cleanText(35) }).exactOptional(),
  languages: z.array(cleanText(35)).max(40).exactOptional(),
}) satisfies z.ZodType<Introduction>;

/** See `PreChatAnswer`. */
export const preChatAnswerSchema = z.strictObject({
  field_id: z.string(),
  kind,
  label: z.string(),
  value: z.union([z.literal(true), z.string()]),
  link: z.string().exactOptional(),
}) satisfies z.ZodType<PreChatAnswer>;
