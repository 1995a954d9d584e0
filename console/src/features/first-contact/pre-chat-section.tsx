import { firstContactLimits, type PreChatField, type WebsiteInbox } from '@porchlight/protocol';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { Select } from '../../shared/overlays/select.tsx';
import { FieldCard } from './field-card.tsx';
import { faultOfField } from './faults.ts';
import { FormPreview } from './form-preview.tsx';
import { PartForm } from './part-form.tsx';
import { freshId, moved, replaced, without } from './rows.ts';
import { usePart } from './use-part.ts';

const kinds = ['name', 'email', 'phone', 'text', 'long_text', 'choice', 'consent'] as const;

/** What is asked before a conversation, in which order; beside it what becomes of it. */
export function PreChatSection({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const draft = usePart(inbox, ['pre_chat']);
  const { pre_chat: fields } = draft.value;
  const [chosen, setChosen] = useState<PreChatField['kind']>('name');
  const set = (pre_chat: readonly PreChatField[]) => draft.change({ pre_chat });
  // A name and an address are asked for once: they are on offer as long as they are not among the questions.
  const isOnce = (kind: PreChatField['kind']) => kind === 'name' || kind === 'email';
  const free = kinds.filter((kind) => !isOnce(kind) || fields.every((one) => one.kind !== kind));
  const kind = free.includes(chosen) ? chosen : (free[0] ?? 'text');
  const isFull = fields.length >= firstContactLimits.pre_chat_fields;
  const add = () => {
    const field: PreChatField = { id: freshId(kind, fields), kind, label: '', required: true };
    set([...fields, kind === 'choice' ? { ...field, options: [] } : field]);
  };
  return (
    <PartForm
      title={t('first_contact.pre_chat')}
      lead={t('first_contact.pre_chat_lead')}
      draft={draft}
      faulty={fields.some((field) => faultOfField(field) !== null)}
    >
      {fields.length > 0 && (
        <ol className="flex flex-col gap-3">
          {fields.map((field, at) => (
            <FieldCard
              key={field.id}
              field={field}
              judged={draft.tried}
              onChange={(next) => set(replaced(fields, at, next))}
              onUp={at > 0 ? () => set(moved(fields, at, -1)) : undefined}
              onDown={at < fields.length - 1 ? () => set(moved(fields, at, 1)) : undefined}
              onRemove={() => set(without(fields, at))}
            />
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t('first_contact.kind')}
          value={kind}
          options={free.map((value) => ({ value, label: t(`first_contact.kind_${value}`) }))}
          onChoose={setChosen}
        />
        <Button look="secondary" onClick={add} disabled={isFull} className="h-11">
          {t('first_contact.add_field')}
        </Button>
      </div>
      {fields.length > 0 && <FormPreview inbox={inbox} fields={fields} />}
    </PartForm>
  );
}
