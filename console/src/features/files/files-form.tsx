import {
  defaultFileRules,
  fileKinds,
  limits,
  type FileKind,
  type WebsiteInbox,
} from '@porchlight/protocol';
import { useState, type SubmitEvent } from 'react';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { FormFoot } from '../../shared/form-foot.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useTouched } from '../../shared/use-touched.ts';
import { KindsField } from './kinds-field.tsx';

const mb = 1_000_000;

/** Whether files may be sent, which, and how large. */
export function FilesForm({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const { id: inbox_id, name, files: saved = defaultFileRules } = inbox;
  const known = { on: saved.on, kinds: sorted(saved.kinds), most_mb: saved.max_bytes / mb };
  const { fields, touch } = useTouched(known);
  const { on, kinds, most_mb } = { ...known, ...fields };
  const [judged, setJudged] = useState(false);
  const { mutate, isPending, isSuccess, reset } = useCommand('inbox.update');
  const { min, max } = limits.file_bytes;
  const max_bytes = Math.round(most_mb * mb);
  const wrong = !(max_bytes >= min && max_bytes <= max);

  const changed =
    on !== saved.on ||
    // What is wrong is not saved where nobody sees it.
    (max_bytes !== saved.max_bytes && (on || !wrong)) ||
    kinds.join() !== known.kinds.join();
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    setJudged(true);
    if (isPending || (on && (wrong || kinds.length === 0))) return;
    const held = wrong ? saved.max_bytes : max_bytes;
    mutate({ inbox_id, name, files: { on, kinds, max_bytes: held } });
  };
  const choices = (['on', 'off'] as const).map((value) => ({ value, label: t(`files.${value}`) }));
  return (
    <form noValidate onSubmit={save} onChange={reset} className="flex flex-col gap-6">
      <ChoiceField
        plain
        label={t('files.title')}
        value={on ? 'on' : 'off'}
        options={choices}
        choose={(choice) => touch({ on: choice === 'on' })}
      />
      {on && (
        <>
          <KindsField
            kinds={kinds}
            fault={judged && kinds.length === 0 ? t('files.kinds_missing') : undefined}
            choose={(chosen) => touch({ kinds: sorted(chosen) })}
          />
          <TextField
            type="number"
            inputMode="decimal"
            step="any"
            min={min / mb}
            max={max / mb}
            className="max-w-40"
            label={t('files.most')}
            value={Number.isNaN(most_mb) ? '' : most_mb}
            fault={
              judged && wrong ? t('files.most_wrong', { min: min / mb, max: max / mb }) : undefined
            }
            onChange={(event) => touch({ most_mb: event.target.valueAsNumber })}
          />
        </>
      )}
      <FormFoot
        save={t('files.save')}
        saved={t('files.saved')}
        saving={isPending ? 'pending' : isSuccess ? 'saved' : 'idle'}
        changed={changed}
      />
    </form>
  );
}

/** In one order, whatever was pressed first. */
function sorted(kinds: readonly FileKind[]): readonly FileKind[] {
  return fileKinds.filter((kind) => kinds.includes(kind));
}
