import {
  isTimeZone,
  firstContactLimits,
  type OpeningHours,
  type Span,
  type WebsiteInbox,
} from '@porchlight/protocol';
import { useId } from 'react';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useLocale, useTranslation } from '../../shared/translation.tsx';
import { DayRow } from './day-row.tsx';
import { areHoursWrong } from './faults.ts';
import { Holidays } from './holidays.tsx';
import { OutsideField } from './outside-field.tsx';
import { PartForm } from './part-form.tsx';
import { replaced } from './rows.ts';
import { usePart } from './use-part.ts';

const office: readonly Span[] = [{ from: 9 * 60, to: 17 * 60 }];

/** What is suggested to who has none: office hours, where the admin is. */
function firstHours(): OpeningHours {
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { time_zone, week: [office, office, office, office, office, [], []], holidays: [] };
}

/** When somebody answers, and what happens when nobody does. */
export function HoursSection({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const draft = usePart(inbox, ['hours', 'outside_hours']);
  const { value, change, tried } = draft;
  const { hours, outside_hours } = value;
  const set = (more: Partial<OpeningHours>) => hours && change({ hours: { ...hours, ...more } });
  const choices = (['always', 'hours'] as const).map((when) => ({
    value: when,
    label: t(`first_contact.open_${when}`),
  }));
  return (
    <PartForm
      title={t('first_contact.hours')}
      lead={t('first_contact.hours_lead')}
      draft={draft}
      faulty={areHoursWrong(hours)}
    >
      <ChoiceField
        plain
        label={t('first_contact.open')}
        value={hours === null ? 'always' : 'hours'}
        options={choices}
        choose={(when) => change({ hours: when === 'always' ? null : (hours ?? firstHours()) })}
      />
      {hours !== null && (
        <>
          <ZoneField
            zone={hours.time_zone}
            judged={tried}
            onZone={(time_zone) => set({ time_zone })}
          />
          <Week {...hours} judged={tried} onWeek={(week) => set({ week })} />
          <Holidays
            holidays={hours.holidays}
            judged={tried}
            onHolidays={(holidays) => set({ holidays })}
          />
          <OutsideField
            way={outside_hours}
            mails={inbox.follow_up_minutes !== null}
            onWay={(way) => change({ outside_hours: way })}
          />
        </>
      )}
    </PartForm>
  );
}

interface ZoneFieldProps {
  readonly zone: string;
  readonly judged: boolean;
  readonly onZone: (zone: string) => void;
}

function ZoneField({ zone, judged, onZone }: ZoneFieldProps) {
  const { t } = useTranslation();
  const list = useId();
  const wrong = judged && !isTimeZone(zone);
  return (
    <>
      <TextField
        label={t('first_contact.zone')}
        list={list}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        value={zone}
        fault={wrong ? t('first_contact.zone_wrong') : undefined}
        onChange={(event) => onZone(event.target.value.trim())}
      />
      <datalist id={list}>
        {Intl.supportedValuesOf('timeZone').map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
    </>
  );
}

interface WeekProps extends Pick<OpeningHours, 'week'> {
  readonly judged: boolean;
  readonly onWeek: (week: OpeningHours['week']) => void;
}

// Any Monday will do.
const monday_ms = Date.UTC(2026, 0, 5);

function Week({ week, judged, onWeek }: WeekProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1.5 text-sm font-medium">{t('first_contact.week')}</legend>
      {week.map((spans, day) => {
        const name = names.format(monday_ms + day * 86_400_000);
        return (
          <DayRow
            key={name}
            name={name}
            spans={spans}
            judged={judged}
            full={spans.length >= firstContactLimits.spans_a_day}
            onSpans={(next) => onWeek(replaced(week, day, next))}
            onCopy={
              day === 0
                ? () => onWeek(week.map((each, index) => (index < 5 ? spans : each)))
                : undefined
            }
          />
        );
      })}
    </fieldset>
  );
}
