import { closeIcon } from '@porchlight/design';
import { firstContactLimits, type Holiday } from '@porchlight/protocol';
import { Button, IconButton } from '../../shared/button.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { CheckField } from './check-field.tsx';
import { isHolidayWrong } from './faults.ts';
import { replaced, without } from './rows.ts';

interface HolidaysProps {
  readonly holidays: readonly Holiday[];
  readonly judged: boolean;
  readonly onHolidays: (holidays: readonly Holiday[]) => void;
}

/** Days off: one day or some, once or every year. */
export function Holidays({ holidays, judged, onHolidays }: HolidaysProps) {
  const { t } = useTranslation();
  const add = () => {
    const today = new Date().toISOString().slice(0, 10);
    onHolidays([...holidays, { name: '', from: today, to: today, yearly: false }]);
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 text-sm font-medium">{t('first_contact.holidays')}</legend>
      {holidays.length === 0 && <p className="text-muted">{t('first_contact.holidays_none')}</p>}
      {holidays.map((holiday, at) => (
        <HolidayRow
          key={at}
          holiday={holiday}
          wrong={judged && isHolidayWrong(holiday)}
          onChange={(more) => onHolidays(replaced(holidays, at, { ...holiday, ...more }))}
          onRemove={() => onHolidays(without(holidays, at))}
        />
      ))}
      {holidays.length < firstContactLimits.holidays && (
        <Button look="secondary" onClick={add} className="self-start">
          {t('first_contact.add_holiday')}
        </Button>
      )}
    </fieldset>
  );
}

interface HolidayRowProps {
  readonly holiday: Holiday;
  readonly wrong: boolean;
  readonly onChange: (more: Partial<Holiday>) => void;
  readonly onRemove: () => void;
}

function HolidayRow({ holiday, wrong, onChange, onRemove }: HolidayRowProps) {
  const { t } = useTranslation();
  const { name, from, to, yearly } = holiday;
  // Who moves the first day means a day off, until another last day is chosen.
  const begin = (day: string) => onChange({ from: day, to: to < day || to === from ? day : to });
  return (
    <fieldset
      aria-label={name || t('first_contact.holiday')}
      className="grid min-w-0 grid-cols-2 items-end gap-3 rounded-lg border border-line p-3 tablet:grid-cols-[1fr_9.5rem_9.5rem_auto]"
    >
      <div className="max-tablet:col-span-2">
        <TextField
          label={t('first_contact.holiday_name')}
          dir="auto"
          maxLength={firstContactLimits.pre_chat_option_length}
          value={name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </div>
      <TextField
        type="date"
        label={t('first_contact.first_day')}
        value={from}
        aria-invalid={wrong}
        onChange={(event) => begin(event.target.value)}
      />
      <TextField
        type="date"
        label={t('first_contact.last_day')}
        value={to}
        aria-invalid={wrong}
        onChange={(event) => onChange({ to: event.target.value })}
      />
      <IconButton
        icon={closeIcon}
        label={t('first_contact.remove_holiday', { name: name || from })}
        onClick={onRemove}
        className="mb-1 max-tablet:order-last max-tablet:justify-self-end"
      />
      <div className="tablet:col-span-4">
        <CheckField
          label={t('first_contact.yearly')}
          checked={yearly}
          onCheck={(next) => onChange({ yearly: next })}
        />
      </div>
      {wrong && (
        <p role="alert" className="col-span-full text-sm text-danger">
          {t('first_contact.holiday_wrong')}
        </p>
      )}
    </fieldset>
  );
}
