import { judgeText, limits, type Id, type Rich } from '@porchlight/protocol';
import { useId, useState, type SubmitEvent } from 'react';
import { Button } from '../../../shared/button.tsx';
import { ChoiceField } from '../../../shared/choice-field.tsx';
import { ModalDialog } from '../../../shared/overlays/modal-dialog.tsx';
import { TextField } from '../../../shared/text-field.tsx';
import { SettingsWords, useTranslation } from '../../../shared/translation.tsx';
import { useKept } from '../../../shared/use-kept.ts';
import { useWorkspace } from '../../../shared/workspace.ts';

interface AskDialogProps {
  readonly conversation_id: Id;
  readonly onClose: () => void;
}

/** Asks the visitor by choices to press, or by a form to fill in. Import it lazily. */
export function AskDialog(props: AskDialogProps) {
  return (
    <SettingsWords>
      <Ask {...props} />
    </SettingsWords>
  );
}

type Kind = 'choices' | 'form';

/** What is being asked. */
interface Asking {
  readonly question: string;
  readonly kind: Kind;
  readonly lines: string;
}

const nothingAsked: Asking = { question: '', kind: 'choices', lines: '' };

function Ask({ conversation_id, onClose }: AskDialogProps) {
  const { t } = useTranslation();
  const { client } = useWorkspace();
  const { values, change, forget } = useKept(`ask:${conversation_id}`, nothingAsked);
  const { question, kind, lines } = values;
  const close = () => {
    forget();
    onClose();
  };
  const [judged, setJudged] = useState(false);
  const asked = richOf(kind, lines);
  const questionFault = judgeText(question) === undefined ? undefined : t('ask.question_wrong');
  const most = kind === 'choices' ? limits.options : limits.fields;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setJudged(true);
    if (asked === undefined || questionFault !== undefined) return;
    // Where the outbox can't keep it, it stays what is being asked.
    client.send(conversation_id, question, { rich: asked }).then(forget, () => undefined);
    onClose();
  };
  return (
    <ModalDialog title={t('ask.title')} lead={t('ask.lead')} onClose={onClose}>
      <form noValidate onSubmit={send} className="mt-5 flex flex-col gap-5">
        <TextField
          label={t('ask.question')}
          value={question}
          dir="auto"
          fault={judged ? questionFault : undefined}
          onChange={(event) => change({ question: event.target.value })}
        />
        <ChoiceField
          label={t('ask.kind')}
          value={kind}
          options={[
            { value: 'choices', label: t('ask.kind_choices') },
            { value: 'form', label: t('ask.kind_form') },
          ]}
          choose={(next) => change({ kind: next })}
        />
        <Lines
          label={t(`ask.${kind}`)}
          value={lines}
          fault={
            judged && asked === undefined
              ? t('ask.lines_wrong', { most, length: limits.label_length })
              : undefined
          }
          onChange={(next) => change({ lines: next })}
        />
        <div className="flex justify-end gap-2">
          <Button look="secondary" onClick={close}>
            {t('ask.cancel')}
          </Button>
          <Button look="primary" type="submit">
            {t('ask.send')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}

interface LinesProps {
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}

function Lines({ label, value, fault, onChange }: LinesProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={4}
        dir="auto"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
        className="calm w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-input focus-visible:lit-edge aria-invalid:border-danger"
      />
      {fault !== undefined && (
        <p id={`${id}-fault`} className="text-sm text-danger">
          {fault}
        </p>
      )}
    </div>
  );
}

/** One choice, or field, per line; undefined where there is none, too many, or one is too long. */
export function richOf(kind: Kind, text: string): Rich | undefined {
  const labels = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const most = kind === 'choices' ? limits.options : limits.fields;
  const isLong = labels.some((label) => label.length > limits.label_length);
  if (labels.length === 0 || labels.length > most || isLong) return undefined;
  const named = labels.map((label, index) => ({
    id: `${kind === 'form' ? 'f' : 'c'}${index + 1}`,
    label,
  }));
  return kind === 'choices'
    ? { kind, options: named }
    : { kind, fields: named.map((field) => ({ ...field, kind: 'text' as const })) };
}
