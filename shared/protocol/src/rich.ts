import { limits } from './limits.ts';

/** One of several: a button, or a line of a list. */
export interface RichOption {
  /** Names it within its message. */
  readonly id: string;
  readonly label: string;
}

/** What a card offers: another page, or an answer. */
export type CardAction =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | ({ readonly kind: 'choice' } & RichOption);

/** A thing to look at, with what can be done about it. */
export interface Card {
  readonly title: string;
  readonly text?: string;
  readonly actions: readonly CardAction[];
}

/** Something to fill in. */
export interface FormField extends RichOption {
  readonly kind: 'text' | 'long_text' | 'email' | 'select';
  readonly required?: true;
  /** Of a `select` alone. */
  readonly options?: readonly RichOption[];
}

/** What a message brings besides its text. Who does not know it shows the text. */
export type Rich =
  | { readonly kind: 'choices'; readonly options: readonly RichOption[] }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'form'; readonly fields: readonly FormField[]; readonly submit?: string };

/** What a visitor answers to a rich message. */
export type RichAnswer =
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'form'; readonly values: Readonly<Record<string, string>> };

/** Everything in a rich message that may be chosen. */
export function choicesOf(rich: Rich): readonly RichOption[] {
  switch (rich.kind) {
    case 'choices':
      return rich.options;
    case 'cards':
      return rich.cards.flatMap(({ actions }) =>
        actions.flatMap((action) => (action.kind === 'choice' ? [action] : [])),
      );
    case 'form':
      return [];
  }
}

/** Whether a message asks for anything: cards may only lead elsewhere. */
export function isAnswerable(rich: Rich): boolean {
  return rich.kind === 'form' || choicesOf(rich).length > 0;
}

/**
 * The words of an answer, which are its message's text; undefined where it answers something else than was asked. Fields that were left
 * empty are not told.
 */
export function answerText(rich: Rich, answer: RichAnswer): string | undefined {
  if (answer.kind === 'choice') return choicesOf(rich).find(({ id }) => id === answer.id)?.label;
  if (rich.kind !== 'form') return undefined;
  const { values } = answer;
  const isKnown = Object.keys(values).every((id) => rich.fields.some((field) => field.id === id));
  if (!isKnown || rich.fields.some((field) => fieldFault(field, values[field.id] ?? '')))
    return undefined;
  const lines = rich.fields.flatMap((field) => {
    const value = shownValue(field, values[field.id] ?? '');
    return value === '' ? [] : [`${field.label}: ${value}`];
  });
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** Why a field can't be handed in so. */
export type FieldFault = 'missing' | 'too_long' | 'no_email' | 'no_option';

/** Judges what stands in a field; undefined where it is right. */
export function fieldFault(field: FormField, value: string): FieldFault | undefined {
  if (value.trim() === '') return field.required === true ? 'missing' : undefined;
  if (value.length > limits.field_length) return 'too_long';
  if (field.kind === 'email')
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'no_email';
  if (field.kind !== 'select') return undefined;
  return (field.options ?? []).some(({ id }) => id === value) ? undefined : 'no_option';
}

function shownValue(field: FormField, value: string): string {
  if (field.kind !== 'select') return value.trim();
  return field.options?.find(({ id }) => id === value)?.label ?? '';
}
