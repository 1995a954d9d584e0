const minute_ms = 60_000;
const day_ms = 24 * 60 * minute_ms;

/** How long something has lasted, in the one unit that matters; null under a minute. */
export type Duration = {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
} | null;

/** The time from one moment to another, rounded down. */
export function durationBetween(from: string, now_ms: number): Duration {
  const minutes = Math.floor((now_ms - Date.parse(from)) / minute_ms);
  if (minutes < 1) return null;
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? { unit: 'hours', count: hours }
    : { unit: 'days', count: Math.floor(hours / 24) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs a hundred times more than using it.
function format(locale: string, moment: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let formatter = formats.get(key);
  if (formatter === undefined)
    formats.set(key, (formatter = new Intl.DateTimeFormat(locale, options)));
  return formatter.format(new Date(moment));
}

/** The time of day of a moment, as the widget writes it, too. */
export function timeOfDay(locale: string, moment: string): string {
  return format(locale, moment, { timeStyle: 'short' });
}

/** Date and time to the second, for details. */
export function dateAndTime(locale: string, moment: string): string {
  return format(locale, moment, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** A date with its year. */
export function longDate(locale: string, moment: string): string {
  return format(locale, moment, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** For lists: the time for today, the weekday within six days, else the date. */
export function shortWhen(locale: string, moment: string, now_ms: number): string {
  const days = daysBetween(moment, now_ms);
  if (days <= 0) return timeOfDay(locale, moment);
  if (days < 7) return format(locale, moment, { weekday: 'short' });
  return format(locale, moment, { day: 'numeric', month: 'short' });
}

/** For separators between days: "today", "yesterday", else the weekday and date. */
export function dayName(locale: string, moment: string, now_ms: number): string {
  const days = daysBetween(moment, now_ms);
  if (days === 0 || days === 1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  }
  const year = new Date(moment).getFullYear() === new Date(now_ms).getFullYear();
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return format(locale, moment, year ? options : { ...options, year: 'numeric' });
}

/** The time of day now in another time zone; null where the zone is unknown. */
export function timeInZone(locale: string, time_zone: string, now_ms: number): string | null {
  try {
    const there = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: time_zone }).format(now_ms);
    return `${there({ weekday: 'short' })} ${there({ timeStyle: 'short' })}`;
  } catch {
    return null;
  }
}

/** A word that is the same for all moments of one day here. */
export function dayOf(moment: string): string {
  return new Date(moment).toDateString();
}

function daysBetween(moment: string, now_ms: number): number {
  return Math.round((startOfDay(now_ms) - startOfDay(Date.parse(moment))) / day_ms);
}

function startOfDay(at_ms: number): number {
  return new Date(at_ms).setHours(0, 0, 0, 0);
}
