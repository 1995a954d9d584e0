import { z } from 'zod';
import { limits } from '../limits.ts';
import { choicesOf, type Rich, type RichAnswer } from '../rich.ts';
import type { Ending, TalkSettings } from '../talk.ts';
import { cleanText } from './clean-text.ts';
import { momentSchema } from './identity.ts';

const words = (max: number) =>
  cleanText(max).refine((text) => text.trim() !== '', 'must not be blank');
const label = words(limits.label_length);
/** Names a choice or a field; never a name that objects have by themselves. */
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'must be like blue or size-2')
  .refine((id) => !(id in {}), 'must be a name of its own');
const option = z.strictObject({ id: name, label });
/** Nothing but a web address: what is run, or opens a program, is no link. */
const link = z
  .string()
  .max(limits.url_length)
  .regex(
    /^https?:\/\/[^\s<>"'`\\/?#@]+([/?#][^\s<>"'`\\]*)?$/,
    'must look like https://shop.example/page',
  );

const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), label, url: link }),
  z.strictObject({ kind: z.literal('choice'), id: name, label }),
]);
const card = z.strictObject({
  title: label,
  text: words(limits.card_text_length).exactOptional(),
  actions: z.array(action).max(limits.options),
});
const field = z
  .strictObject({
    id: name,
    label,
    kind: z.enum(['text', 'long_text', 'email', 'select']),
    required: z.literal(true).exactOptional(),
    options: z.array(option).min(1).max(limits.options).exactOptional(),
  })
  .refine(
    ({ kind, options }) => (kind === 'select') === (options !== undefined),
    'options: of a select alone',
  )
  .refine(({ options = [] }) => areDistinct(options), 'ids must differ');

/** See `Rich`. Closed: nothing in it can be more than words, safe links and names. */
export const richSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('choices'),
      options: z.array(option).min(1).max(limits.options),
    }),
    z.strictObject({ kind: z.literal('cards'), cards: z.array(card).min(1).max(limits.cards) }),
    z.strictObject({
      kind: z.literal('form'),
      fields: z.array(field).min(1).max(limits.fields),
      submit: label.exactOptional(),
    }),
  ])
  .refine((rich) => JSON.stringify(rich).length <= limits.rich_length, 'is too much at once')
  .refine(
    (rich) => areDistinct(rich.kind === 'form' ? rich.fields : choicesOf(rich)),
    'ids must differ',
  ) satisfies z.ZodType<Rich>;

function areDistinct(named: readonly { readonly id: string }[]): boolean {
  return new Set(named.map(({ id }) => id)).size === named.length;
}

/** See `RichAnswer`. */
export const richAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), id: name }),
  z.strictObject({
    kind: z.literal('form'),
    values: z.record(name, cleanText(limits.field_length)),
  }),
]) satisfies z.ZodType<RichAnswer>;

/** How it was, and why. */
export const scoreSchema = z.int().min(1).max(limits.score);

/** The words beside a score; null for none. */
export const commentSchema = words(limits.comment_length).nullable();

/** See `Ending`. */
export const endingSchema = z.strictObject({
  seq: z.int().min(1).max(limits.seq),
  at: momentSchema,
  rating: z
    .strictObject({ score: scoreSchema, comment: z.string().nullable(), at: momentSchema })
    .exactOptional(),
}) satisfies z.ZodType<Ending>;

/** See `TalkSettings`. */
export const talkSchema = z.strictObject({
  rating: z.strictObject({ on: z.boolean(), question: words(limits.question_length).nullable() }),
  transcript: z.boolean(),
  typing_preview: z.boolean(),
}) satisfies z.ZodType<TalkSettings>;

/** See `VisitorTalk`. */
export const visitorTalkSchema = z.strictObject({
  rating: z.strictObject({ question: z.string().nullable() }).exactOptional(),
  transcript: z.literal(true).exactOptional(),
  typing_preview: z.literal(true).exactOptional(),
});
