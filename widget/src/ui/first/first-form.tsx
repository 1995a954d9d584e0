import { judgeText, type Introduction } from '@porchlight/protocol';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { FirstDesk } from '../first-desk.ts';
import { FormField } from './form-field.tsx';
import {
  askedOf,
  faultOf,
  keepValues,
  keptValues,
  learn,
  repliesIn,
  type Values,
} from './form-fields.ts';
import { useFirstWords } from './use-first-words.ts';

export interface FirstFormProps {
  readonly desk: FirstDesk;
  /** It is outside the hours: the form is there to leave a message. */
  readonly closed: boolean;
  /** The message's field, for whoever moves the focus. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What was written before. */
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onSend: (text: string, introduction: Introduction) => void;
  /** Leads back to the composer; undefined where there is none. */
  readonly onBack: (() => void) | undefined;
  /** What the message will answer, where it answers something. */
  readonly children?: ReactNode;
}

/** What is asked before a conversation begins, with the message that begins it. What is written stays written. */
export function FirstForm(props: FirstFormProps) {
  const { desk, closed, field, draft, onDraft, onSend, onBack, children } = props;
  const t = useFirstWords();
  const [fields] = useState(() => askedOf(desk, closed));
  const [values, setValues] = useState<Values>(() => keptValues(desk));
  const [text, setText] = useState(draft);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Who has pressed Send wants to go on.
    if (onBack) form.current?.querySelector<HTMLElement>('input,select,textarea')?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when it comes, and not again
  }, []);
  const fill = (id: string, value: string | boolean) => {
    const next = { ...values, [id]: value };
    setValues(next);
    keepValues(desk, next);
  };
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    const isWhole = fields.every((each) => !faultOf(each, values)) && !judgeText(text);
    if (isWhole) return send();
    setTried(true);
    // When the faults are there.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const send = () => {
    const replies = repliesIn(fields, values);
    const kinds = fields.filter(({ id }) => replies.some(({ field_id }) => field_id === id));
    onSend(text, { replies, languages: desk.settings?.languages ?? [] });
    keepValues(desk, {});
    learn(
      desk,
      kinds.map(({ kind }) => kind),
    );
  };
  const away = desk.settings?.replies_by_mail ? 'form_hint' : 'closed_hint';
  const hint = closed ? away : 'form_text';
  const isMissing = tried && judgeText(text) !== undefined;
  return (
    <form ref={form} className="first-form" noValidate aria-labelledby="first" onSubmit={submit}>
      {children}
      <h2 id="first">{t(closed ? 'closed' : 'form')}</h2>
      <p>{t(hint)}</p>
      {fields.map((each) => (
        <FormField
          key={each.id}
          field={each}
          value={values[each.id]}
          fault={tried ? faultOf(each, values) : undefined}
          onChange={(value) => fill(each.id, value)}
        />
      ))}
      <label htmlFor="first-message">{t('message')}</label>
      <textarea
        id="first-message"
        ref={field}
        rows={3}
        dir="auto"
        value={text}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? 'first-message-fault' : undefined}
        onInput={({ currentTarget: { value } }) => {
          setText(value);
          onDraft(value);
        }}
      />
      {isMissing && (
        <p className="fault" id="first-message-fault">
          {t('missing_message')}
        </p>
      )}
      <div className="first-buttons">
        {onBack && (
          <button type="button" className="text-button" onClick={onBack}>
            {t('back_to')}
          </button>
        )}
        <button type="submit" className="begin">
          {t('send')}
        </button>
      </div>
    </form>
  );
}
