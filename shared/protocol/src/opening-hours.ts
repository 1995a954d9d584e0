/** When somebody answers, in the time of one place. */
export interface OpeningHours {
  /** An IANA name, such as `Europe/Oslo`. */
  readonly time_zone: string;
  /** Seven days from Monday, each with its spans in their order. */
  readonly week: readonly (readonly Span[])[];
  /** Days on which nobody is there, whatever the week says. */
  readonly holidays: readonly Holiday[];
}

/** A part of a day in minutes from its midnight; `to` is the first that is not in it, 1,440 at most. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Days off, from the first to the last, as `2026-12-24`. */
export interface Holiday {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Every year: only month and day count. Such days may go past the end of a year. */
  readonly yearly: boolean;
}

/** The time on a wall: a day as `2026-12-24`, its place in the week from Monday, and the minutes since its midnight. */
interface WallTime {
  readonly date: string;
  readonly weekday: number;
  readonly minute: number;
}

const minute_ms = 60_000;
const day_ms = 24 * 60 * minute_ms;

/** Days that are looked at for an opening: a year of holidays, and a week. */
const most_days = 373;

/** True where the hours' place is open at this moment (ms since 1970). */
export function isOpenAt(hours: OpeningHours, at_ms: number): boolean {
  return isOpenOnWall(hours, wallTime(hours.time_zone, at_ms));
}

/**
 * The first moment after this one at which it is open, in ms since 1970; null where there is none within a year. While it is
 * open, that is the end of the break that comes next.
 */
export function nextOpening(hours: OpeningHours, after_ms: number): number | null {
  const first_day = Date.parse(wallTime(hours.time_zone, after_ms).date);
  for (let day = 0; day < most_days; day += 1) {
    const starts = spansOn(hours, wallDay(first_day + day * day_ms)).flatMap(({ from }) =>
      momentsOf(hours.time_zone, first_day + day * day_ms + from * minute_ms),
    );
    const next = starts.filter((at_ms) => at_ms > after_ms && opensAt(hours, at_ms));
    if (next.length > 0) return Math.min(...next);
  }
  return null;
}

/** For how many ms it was open between two moments; it stops counting after `most_ms`. */
export function openFor(
  hours: OpeningHours,
  from_ms: number,
  to_ms: number,
  most_ms: number,
): number {
  const { time_zone } = hours;
  let open_ms = 0;
  let day_at_ms = Date.parse(wallTime(time_zone, from_ms).date);
  const last_ms = Date.parse(wallTime(time_zone, to_ms).date);
  for (; day_at_ms <= last_ms && open_ms < most_ms; day_at_ms += day_ms) {
    for (const { from, to } of spansOn(hours, wallDay(day_at_ms))) {
      const begin_ms = Math.min(...momentsOf(time_zone, day_at_ms + from * minute_ms));
      const end_ms = Math.max(...momentsOf(time_zone, day_at_ms + to * minute_ms));
      open_ms += Math.max(0, Math.min(end_ms, to_ms) - Math.max(begin_ms, from_ms));
    }
  }
  return Math.min(open_ms, most_ms);
}

/** True for an IANA name that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name) !== undefined && !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** Midnight between two days that are both open is no opening. */
function opensAt(hours: OpeningHours, at_ms: number): boolean {
  return isOpenAt(hours, at_ms) && !isOpenAt(hours, at_ms - 1);
}

function isOpenOnWall(hours: OpeningHours, wall: WallTime): boolean {
  return spansOn(hours, wall).some(({ from, to }) => from <= wall.minute && wall.minute < to);
}

function spansOn({ week, holidays }: OpeningHours, { date, weekday }: WallTime): readonly Span[] {
  return holidays.some((holiday) => isOff(holiday, date)) ? [] : (week[weekday] ?? []);
}

function isOff({ from, to, yearly }: Holiday, date: string): boolean {
  if (!yearly) return from <= date && date <= to;
  const [first, last, day] = [from, to, date].map((text) => text.slice(5)) as [
    string,
    string,
    string,
  ];
  return first <= last ? first <= day && day <= last : first <= day || day <= last;
}

function wallDay(midnight_ms: number): WallTime {
  const day = new Date(midnight_ms);
  return { date: day.toISOString().slice(0, 10), weekday: (day.getUTCDay() + 6) % 7, minute: 0 };
}

function wallTime(time_zone: string, at_ms: number): WallTime {
  const wall_ms = at_ms + offsetAt(time_zone, at_ms);
  const { date, weekday } = wallDay(wall_ms);
  return { date, weekday, minute: Math.floor((wall_ms - Date.parse(date)) / minute_ms) };
}

/**
 * The moments at which a wall shows this time, given as if it were UTC: one on most days, two where the clock goes back over
 * it. Where it jumps over it: the moment of the jump, when the wall shows something later.
 */
function momentsOf(time_zone: string, wall_ms: number): readonly number[] {
  const before = wall_ms - offsetAt(time_zone, wall_ms - day_ms);
  const after = wall_ms - offsetAt(time_zone, wall_ms + day_ms);
  const found = [...new Set([before, after])].filter(
    (at_ms) => at_ms + offsetAt(time_zone, at_ms) === wall_ms,
  );
  return found.length > 0 ? found : [jumpBetween(time_zone, after, before)];
}

/** The first minute that has the offset of the end. */
function jumpBetween(time_zone: string, from_ms: number, to_ms: number): number {
  const offset = offsetAt(time_zone, to_ms);
  let at_ms = from_ms;
  while (at_ms < to_ms && offsetAt(time_zone, at_ms) !== offset) at_ms += minute_ms;
  return at_ms;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(time_zone: string): Intl.DateTimeFormat {
  const known = formats.get(time_zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: time_zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(time_zone, format);
  return format;
}

/** How far the wall is ahead of UTC, in ms. */
function offsetAt(time_zone: string, at_ms: number): number {
  const parts = formatOf(time_zone).formatToParts(at_ms);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const wall_ms = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return wall_ms - Math.floor(at_ms / 1_000) * 1_000;
}
