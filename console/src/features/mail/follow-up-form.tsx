import { limits, type WebsiteInbox } from '@porchlight/protocol';
import { useState, type SubmitEvent } from 'react';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { FormFoot } from '../../shared/form-foot.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useTouched } from '../../shared/use-touched.ts';

/** What is suggested to who turns it on. */
const first_minutes = 15;

/** Whether unread replies are mailed, and when. */
export function FollowUpForm({ inbox, set_up }: { inbox: WebsiteInbox; set_up: boolean }) {
  const { t } = useTranslation();
  const { id: inbox_id, name, follow_up_minutes: saved } = inbox;
  const known = { on: saved !== null, minutes: saved ?? first_minutes };
  const { fields, touch } = useTouched(known);
  const { on, minutes } = { ...known, ...fields };
  const [judged, setJudged] = useState(false);
  const { mutate, isPending, isSuccess, reset } = useCommand('inbox.update');
  const { min, max } = limits.follow_up_minutes;
  const wrong = !Number.isInteger(minutes) || minutes < min || minutes > max;

  const wish = on ? minutes : null;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    setJudged(true);
    if (isPending || (on && wrong)) return;
    mutate({ inbox_id, name, follow_up_minutes: wish });
  };
  const choices = (['off', 'on'] as const).map((value) => ({
    value,
    label: t(`mail.follow_up_${value}`),
  }));
  return (
    <section>
      <form noValidate onSubmit={save} className="flex flex-col gap-5">
        <div>
          <h2 className="text-lg font-semibold">{t('mail.follow_up')}</h2>
          <p className="mt-1 text-pretty text-muted">{t('mail.follow_up_lead')}</p>
        </div>
        <ChoiceField
          plain
          label={t('mail.follow_up')}
          value={on ? 'on' : 'off'}
          options={choices}
          {...(on && !set_up && { hint: t('mail.follow_up_waits') })}
          choose={(choice) => {
            touch({ on: choice === 'on' });
            reset();
          }}
        />
        {on && (
          <TextField
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            className="max-w-40"
            label={t('mail.minutes')}
            value={Number.isNaN(minutes) ? '' : minutes}
            fault={judged && wrong ? t('mail.minutes_wrong', { min, max }) : undefined}
            onChange={(event) => {
              touch({ minutes: event.target.valueAsNumber });
              reset();
            }}
          />
        )}
        <FormFoot
          save={t('mail.save')}
          saved={t('mail.saved')}
          saving={isPending ? 'pending' : isSuccess ? 'saved' : 'idle'}
          changed={wish !== saved}
        />
      </form>
    </section>
  );
}
