import {
  limits,
  type Card,
  type CardAction,
  type FormField,
  type Message,
  type Rich,
  type RichOption,
} from '@porchlight/protocol';
import { richSchema } from '@porchlight/protocol/schemas';
import { z } from 'zod';

const text = z.string();
const choice = z.object({ title: text, value: text });
const action = z.object({
  type: z.enum(['link', 'postback']),
  text,
  uri: text.exactOptional(),
  payload: text.exactOptional(),
});
const card = z.object({
  title: text,
  description: text.nullish(),
  actions: z.array(action).default([]),
});
const field = z.object({
  name: text,
  label: text.nullish(),
  placeholder: text.nullish(),
  type: text.default('text'),
  required: z.boolean().nullish(),
  options: z.array(z.object({ label: text, value: text })).exactOptional(),
});

/** What a message of Chatwoot's may bring besides its text; of other kinds nothing is known, and the text is shown. */
export const v1ContentSchema = z.object({
  content_type: z.string().nullish(),
  content_attributes: z.object({ items: z.array(z.unknown()).nullish() }).nullish(),
});

/** A rich message from Chatwoot's words; undefined for a plain one, null for one that can't be. */
export function richFromV1({
  content_type,
  content_attributes,
}: z.output<typeof v1ContentSchema>): Rich | undefined | null {
  const items = content_attributes?.items ?? [];
  switch (content_type) {
    case 'input_select':
      return checked(z.array(choice), items, (found) => ({
        kind: 'choices',
        options: named(found.map(({ title, value }) => [value, title])),
      }));
    case 'cards':
      return checked(z.array(card), items, (found) => ({ kind: 'cards', cards: cardsOf(found) }));
    case 'form':
      return checked(z.array(field), items, (found) => ({ kind: 'form', fields: fieldsOf(found) }));
    case 'input_email':
      return {
        kind: 'form',
        fields: [{ id: 'email', label: 'E-mail', kind: 'email', required: true }],
      };
    case undefined:
    case null:
    default:
      return undefined;
  }
}

function checked<Items>(
  schema: z.ZodType<Items>,
  items: unknown,
  make: (items: Items) => unknown,
): Rich | null {
  const found = schema.safeParse(items);
  if (!found.success) return null;
  return richSchema.safeParse(make(found.data)).data ?? null;
}

/** Their values are any text; where one can't be a name of ours it gets one by its place. */
function named(pairs: readonly (readonly [value: string, label: string])[]): RichOption[] {
  return pairs.map(([value, label], index) => ({ id: nameOf(value, index), label: short(label) }));
}

function nameOf(value: string, index: number): string {
  return /^[a-z0-9][a-z0-9_-]{0,39}$/.test(value) ? value : `item-${index + 1}`;
}

function short(label: string): string {
  return label.slice(0, limits.label_length).toWellFormed();
}

function cardsOf(found: readonly z.output<typeof card>[]): Card[] {
  let count = 0;
  return found.map(({ title, description, actions }) => ({
    title: short(title),
    ...(description && { text: description.slice(0, limits.card_text_length).toWellFormed() }),
    actions: actions.map((one): CardAction => {
      const label = short(one.text);
      if (one.type === 'link') return { kind: 'link', label, url: one.uri ?? '' };
      count += 1;
      return { kind: 'choice', id: nameOf(one.payload ?? '', count), label };
    }),
  }));
}

const fieldKinds: Readonly<Record<string, FormField['kind']>> = {
  email: 'email',
  text_area: 'long_text',
  select: 'select',
};

function fieldsOf(found: readonly z.output<typeof field>[]): FormField[] {
  return found.map(({ name, label, placeholder, type, required, options }, index) => ({
    id: nameOf(name, index),
    label: short(label || placeholder || name),
    kind: fieldKinds[type] ?? 'text',
    ...(required && { required }),
    ...(type === 'select' && {
      options: named((options ?? []).map((one) => [one.value, one.label])),
    }),
  }));
}

/** What of a message Chatwoot's readers find beside its text. */
export function v1ContentOf({ rich, answer, text: said }: Message): {
  readonly content_type: string;
  readonly attributes: object;
} {
  if (answer !== undefined) {
    const submitted_values =
      answer.kind === 'choice'
        ? [{ title: said, value: answer.id }]
        : Object.entries(answer.values).map(([name, value]) => ({ name, title: name, value }));
    return { content_type: 'text', attributes: { submitted_values } };
  }
  if (rich === undefined) return { content_type: 'text', attributes: {} };
  return { content_type: contentTypes[rich.kind], attributes: { items: itemsOf(rich) } };
}

const contentTypes = { choices: 'input_select', cards: 'cards', form: 'form' } as const;

const v1Kinds = { text: 'text', email: 'email', long_text: 'text_area', select: 'select' } as const;

function itemsOf(rich: Rich): readonly object[] {
  switch (rich.kind) {
    case 'choices':
      return rich.options.map(({ id: value, label: title }) => ({ title, value }));
    case 'cards':
      return rich.cards.map(({ title, text: description = '', actions }) => ({
        title,
        description,
        media_url: '',
        actions: actions.map((one) =>
          one.kind === 'link'
            ? { type: 'link', text: one.label, uri: one.url }
            : { type: 'postback', text: one.label, payload: one.id },
        ),
      }));
    case 'form':
      return rich.fields.map(({ id: name, label, kind, options }) => ({
        name,
        label,
        type: v1Kinds[kind],
        ...(options && { options: options.map((one) => ({ label: one.label, value: one.id })) }),
      }));
  }
}
