import type { AttributeWishes } from '@porchlight/protocol';

/** Something that a page tells. */
export type Wish =
  | { readonly about: 'contact'; readonly attributes: AttributeWishes }
  | ({ readonly about: 'conversation' } & ConversationWish);

/** What it tells of the conversation. */
export interface ConversationWish {
  readonly attributes?: AttributeWishes | undefined;
  readonly add_labels?: readonly string[] | undefined;
  readonly remove_labels?: readonly string[] | undefined;
}

/** What a page tells, or a sentence that says how it has to be told. How much of it there may be, the server says. */
export function readDescription(description: unknown): readonly Wish[] | string {
  const { attributes, conversation } = fieldsOf(description) ?? {};
  const isEmpty = attributes === undefined && conversation === undefined;
  const its = conversation === undefined ? {} : fieldsOf(conversation);
  const labels = its?.labels === undefined ? {} : fieldsOf(its.labels);
  if (isEmpty || !its || !labels) return `describe needs ${shape}.`;
  if (!areAttributes(attributes) || !areAttributes(its.attributes))
    return 'An attribute is a text, a number, true or false, or null, which takes it away.';
  const { add: add_labels, remove: remove_labels } = labels;
  if (!areLabels(add_labels) || !areLabels(remove_labels))
    return 'Labels are lists of texts, as labels: {add: […], remove: […]}.';
  return [
    ...(attributes ? [{ about: 'contact', attributes } as const] : []),
    ...(conversation === undefined
      ? []
      : [
          { about: 'conversation', attributes: its.attributes, add_labels, remove_labels } as const,
        ]),
  ];
}

const shape =
  '{attributes: {…}}, {conversation: {attributes: {…}, labels: {add, remove}}}, or both';

type Fields = Readonly<Partial<Record<string, unknown>>>;

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

/** What is undefined is not told. */
function areAttributes(value: unknown): value is AttributeWishes | undefined {
  if (value === undefined) return true;
  const fields = fieldsOf(value);
  return !!fields && Object.values(fields).every(isValue);
}

function isValue(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value)
  );
}

function areLabels(value: unknown): value is readonly string[] | undefined {
  if (value === undefined) return true;
  return Array.isArray(value) && value.every((label) => typeof label === 'string');
}
