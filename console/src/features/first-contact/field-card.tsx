import { firstContactLimits, type PreChatField } from '@porchlight/protocol';
import { useId, useState } from 'react';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { Card } from './card.tsx';
import { CheckField } from './check-field.tsx';
import { faultOfField } from './faults.ts';
import { TextsField } from './texts-field.tsx';

interface FieldCardProps {
  readonly field: PreChatField;
  readonly judged: boolean;
  readonly onChange: (field: PreChatField) => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: () => void;
}

/** One question, and what belongs to its kind. */
export function FieldCard({ field, judged, onChange, ...moves }: FieldCardProps) {
  const { t } = useTranslation();
  const { kind, label, required, link } = field;
  const fault = judged ? faultOfField(field) : null;
  const isOurs = kind === 'name' || kind === 'email' || kind === 'phone';
  return (
    <Card name={label || t(`first_contact.kind_${kind}`)} {...moves}>
      <TextField
        label={t(kind === 'consent' ? 'first_contact.consent_label' : 'first_contact.label')}
        dir="auto"
        maxLength={firstContactLimits.pre_chat_label_length}
        placeholder={isOurs ? t('first_contact.label_ours') : undefined}
        value={label}
        fault={fault === 'label' ? t('first_contact.label_missing') : undefined}
        onChange={(event) => onChange({ ...field, label: event.target.value })}
      />
      {kind === 'choice' && (
        <Options field={field} wrong={fault === 'options'} onChange={onChange} />
      )}
      {kind === 'consent' && (
        <TextField
          label={t('first_contact.link')}
          type="url"
          dir="ltr"
          placeholder="https://"
          value={link ?? ''}
          fault={fault === 'link' ? t('first_contact.link_wrong') : undefined}
          onChange={(event) => {
            const { link: _before, ...rest } = field;
            const next = event.target.value.trim();
            onChange(next === '' ? rest : { ...rest, link: next });
          }}
        />
      )}
      <TextsField
        texts={field.labels ?? {}}
        length={firstContactLimits.pre_chat_label_length}
        onTexts={(labels) => {
          const { labels: _before, ...rest } = field;
          onChange(Object.keys(labels).length === 0 ? rest : { ...rest, labels });
        }}
      />
      <CheckField
        label={t('first_contact.required')}
        checked={required}
        onCheck={(next) => onChange({ ...field, required: next })}
      />
    </Card>
  );
}

interface OptionsProps extends Pick<FieldCardProps, 'field' | 'onChange'> {
  readonly wrong: boolean;
}

function Options({ field, wrong, onChange }: OptionsProps) {
  const { t } = useTranslation();
  const id = useId();
  // What is being typed has empty lines that are no options yet.
  const [text, setText] = useState((field.options ?? []).join('\n'));
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t('first_contact.options')}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={4}
        value={text}
        aria-invalid={wrong}
        aria-describedby={`${id}-fault`}
        onChange={(event) => {
          setText(event.target.value);
          onChange({ ...field, options: optionsIn(event.target.value) });
        }}
        className="calm rounded-md border border-line-strong bg-surface p-3 text-input focus-visible:lit-edge aria-invalid:border-danger"
      />
      <p id={`${id}-fault`} className="text-sm text-danger empty:hidden">
        {wrong && t('first_contact.options_missing')}
      </p>
    </div>
  );
}

function optionsIn(text: string): readonly string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim().slice(0, firstContactLimits.pre_chat_option_length));
  const said = [...new Set(lines.filter((line) => line !== ''))];
  return said.slice(0, firstContactLimits.pre_chat_options);
}
