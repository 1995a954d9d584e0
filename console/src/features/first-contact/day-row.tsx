import { closeIcon } from '@porchlight/design';
import type { Span } from '@porchlight/protocol';
import { Button, IconButton } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { areSpansWrong } from './faults.ts';
import { replaced, without } from './rows.ts';
import { minutesOf, timeOf } from './wall-minutes.ts';

interface DayRowProps {
  /** The day. */
  readonly name: string;
  readonly spans: readonly Span[];
  readonly judged: boolean;
  /** It can have no more of them. */
  readonly full: boolean;
  readonly onSpans: (spans: readonly Span[]) => void;
  /** Gives all working days the same. */
  readonly onCopy: (() => void) | undefined;
}

/** One day of the week: its spans, or that it is closed. */
export function DayRow({ name, spans, judged, full, onSpans, onCopy }: DayRowProps) {
  const { t } = useTranslation();
  const wrong = judged && areSpansWrong(spans);
  const add = () => {
    const from = spans.at(-1)?.to ?? 9 * 60;
    const begin = Math.min(from + (spans.length > 0 ? 60 : 0), 1_380);
    onSpans([...spans, { from: begin, to: Math.min(begin + 4 * 60, 1_440) }]);
  };
  return (
    <fieldset
      aria-label={name}
      className="flex min-w-0 flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-2 last:border-0"
    >
      <span className="w-28 pt-2 font-medium">{name}</span>
      <div className="flex min-w-56 flex-1 flex-col gap-2 max-tablet:basis-full">
        {spans.length === 0 && <p className="pt-2 text-muted">{t('first_contact.closed')}</p>}
        {spans.map((span, at) => (
          <div key={at} className="flex flex-wrap items-center gap-2">
            <TimeField
              label={t('first_contact.from', { day: name, n: at + 1 })}
              minutes={span.from}
              wrong={wrong}
              onTime={(time) =>
                onSpans(replaced(spans, at, { ...span, from: minutesOf(time, false) }))
              }
            />
            <span aria-hidden="true">–</span>
            <TimeField
              label={t('first_contact.to', { day: name, n: at + 1 })}
              minutes={span.to}
              wrong={wrong}
              onTime={(time) =>
                onSpans(replaced(spans, at, { ...span, to: minutesOf(time, true) }))
              }
            />
            <IconButton
              icon={closeIcon}
              label={t('first_contact.remove_span', { day: name, n: at + 1 })}
              onClick={() => onSpans(without(spans, at))}
            />
          </div>
        ))}
        {wrong && (
          <p role="alert" className="text-sm text-danger">
            {t('first_contact.spans_wrong')}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-1">
        {onCopy && (
          <Button look="quiet" onClick={onCopy}>
            {t('first_contact.copy_week')}
          </Button>
        )}
        {!full && (
          <Button
            look="quiet"
            onClick={add}
            aria-label={t('first_contact.add_span_on', { day: name })}
          >
            {t('first_contact.add_span')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly minutes: number;
  readonly wrong: boolean;
  readonly onTime: (time: string) => void;
}

function TimeField({ label, minutes, wrong, onTime }: TimeFieldProps) {
  return (
    <input
      type="time"
      aria-label={label}
      aria-invalid={wrong}
      value={Number.isNaN(minutes) ? '' : timeOf(minutes)}
      onChange={(event) => onTime(event.target.value)}
      className="calm h-9 min-w-0 rounded-md border border-line-strong bg-surface px-2 text-input focus-visible:lit-edge aria-invalid:border-danger"
    />
  );
}
