import { isOpenAt, nextOpening, type VisitorFirstContact } from '@porchlight/protocol';

/** Whether it is closed now, and when it opens again, in ms since 1970, where that is within a year. */
export interface Hours {
  readonly closed: boolean;
  readonly back?: number | null;
}

const look_ms = 5_000;

/** Tells how the hours stand, at once and whenever they turn. Returns its stop. */
export function watchHours(
  settings: VisitorFirstContact | null | undefined,
  tell: (hours: Hours) => void,
): (() => void) | undefined {
  const hours = settings?.hours;
  if (!hours) return undefined;
  let before = false;
  const look = () => {
    const now = Date.now();
    const closed = !isOpenAt(hours, now);
    if (closed !== before) tell(closed ? { closed, back: nextOpening(hours, now) } : { closed });
    before = closed;
  };
  look();
  // A timer to the very moment would be late after a computer's sleep, and wrong after its clock was put right.
  const timer = setInterval(look, look_ms);
  return () => clearInterval(timer);
}

/** When somebody is back, in the visitor's own time and language: today a time, this week a day, later a date. */
export function backWhen(locale: string, back: number, now = Date.now()): string {
  const days = Math.round((midnight(back) - midnight(now)) / 86_400_000);
  const time = { hour: 'numeric', minute: 'numeric' } as const;
  const say = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, format).format(back);
  if (days === 0) return say(time);
  if (days === 1) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day');
    return `${day} ${say(time)}`;
  }
  return say(days < 7 ? { weekday: 'long', ...time } : { day: 'numeric', month: 'long', ...time });
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
