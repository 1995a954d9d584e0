import {
  type FieldFault,
  fieldFault,
  type FormField,
  type Id,
  type Rich,
  type RichAnswer,
} from '@porchlight/protocol';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import type { PanelClient } from '../../panel-client.ts';
import { useMoreWords } from '../../use-more-words.ts';
import { keptValues } from './kept-values.ts';

export interface RichFormProps {
  readonly client: Pick<PanelClient, 'draft' | 'keepDraft'>;
  /** The message. */
  readonly id: Id;
  readonly rich: Extract<Rich, { kind: 'form' }>;
  readonly answer: RichAnswer | undefined;
  readonly onAnswer: (answer: RichAnswer) => Promise<unknown> | undefined;
}

/** A form to fill in; once it is sent, what stands in it. */
export function RichForm({ client, id, rich, answer, onAnswer }: RichFormProps) {
  const t = useMoreWords();
  // Words are given back should the form be recalled [SN14]; what is chosen from its lists is not.
  const typed = keptValues(client, `form:${id}`);
  const chosen = keptValues(client, `chosen:${id}`);
  const forget = () => {
    typed.forget();
    chosen.forget();
  };
  const [values, setValues] = useState(() => ({ ...typed.get(), ...chosen.get() }));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    // It may have been sent from another device.
    if (answer !== undefined) forget();
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, [answer]);
  if (answer !== undefined) return <Filled rich={rich} answer={answer} focused={tried} />;
  const faultOf = (field: FormField) => fieldFault(field, values[field.id] ?? '');
  const isEmpty = rich.fields.every((field) => (values[field.id] ?? '').trim() === '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = rich.fields.findIndex((field) => faultOf(field) !== undefined);
    if (wrong >= 0 || isEmpty) focusField(form.current, Math.max(0, wrong));
    // Where the outbox can't keep it, it stays what is being filled in.
    else onAnswer({ kind: 'form', values })?.then(forget, () => undefined);
  };
  const fill = (field: FormField, value: string) => {
    setValues({ ...values, [field.id]: value });
    const kept = field.kind === 'select' ? chosen : typed;
    kept.set({ ...kept.get(), [field.id]: value });
  };
  return (
    <form ref={form} className="rich-form" noValidate onSubmit={send}>
      {rich.fields.map((field) => (
        <Field
          key={field.id}
          id={`${id}-${field.id}`}
          field={field}
          value={values[field.id] ?? ''}
          fault={tried ? faultOf(field) : undefined}
          onChange={(value) => fill(field, value)}
        />
      ))}
      {tried && isEmpty && <p role="alert">{t('empty_form')}</p>}
      <button type="submit" className="choice go">
        {rich.submit ?? t('submit')}
      </button>
    </form>
  );
}

function focusField(form: HTMLFormElement | null, index: number): void {
  form?.querySelectorAll<HTMLElement>('input, textarea, select')[index]?.focus();
}

interface FieldProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: string;
  readonly fault: FieldFault | undefined;
  readonly onChange: (value: string) => void;
}

function Field({ id, field, value, fault, onChange }: FieldProps) {
  const t = useMoreWords();
  const shared = {
    id,
    value,
    dir: 'auto' as const,
    required: field.required === true,
    'aria-invalid': fault !== undefined,
    ...(fault && { 'aria-describedby': `${id}-fault` }),
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return (
    <div className="rich-field">
      <label htmlFor={id}>
        <bdi>{field.label}</bdi>
        {field.required && <small> ({t('required')})</small>}
      </label>
      {field.kind === 'long_text' ? (
        <textarea rows={3} {...shared} />
      ) : field.kind === 'select' ? (
        <select {...shared}>
          <option value="">{t('pick')}</option>
          {field.options?.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} inputMode={field.kind === 'email' ? 'email' : 'text'} />
      )}
      {fault && (
        <p id={`${id}-fault`} role="alert">
          {t(fault)}
        </p>
      )}
    </div>
  );
}

interface FilledProps {
  readonly rich: RichFormProps['rich'];
  readonly answer: RichAnswer;
  /** It was filled in here a moment ago: the focus was in what is gone. */
  readonly focused: boolean;
}

function Filled({ rich, answer, focused }: FilledProps) {
  const box = useRef<HTMLDListElement>(null);
  useLayoutEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  const values = answer.kind === 'form' ? answer.values : {};
  const filled = rich.fields.filter(({ id }) => values[id]);
  return (
    <dl ref={box} className="rich-form" tabIndex={-1}>
      {filled.map(({ id, label, options }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd dir="auto">
            {options?.find((option) => option.id === values[id])?.label ?? values[id]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
