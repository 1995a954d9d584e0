import { openFor, type OpeningHours } from './opening-hours.ts';

/** How soon somebody usually answers, in words that are coarse enough to stay true. */
export type ReplyTime = 'minutes' | 'hour' | 'day';

/** A conversation's first wait: from a visitor's first message to the first answer by a person. Moments in ms since 1970. */
export interface FirstWait {
  readonly asked_ms: number;
  /** Null: nobody has answered yet. */
  readonly answered_ms: number | null;
}

/** Fewer waits than this say nothing. */
const fewest = 10;
const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const day_ms = 24 * hour_ms;

/**
 * The promise that these waits bear out: by their median, counted while it was open. Who waits in vain counts, too, unless it
 * has just begun to wait. Null: too few, or too slow to promise anything.
 */
export function replyTimeOf(
  waits: readonly FirstWait[],
  hours: OpeningHours | null,
  now_ms: number,
): ReplyTime | null {
  const settled = waits.filter(
    ({ asked_ms, answered_ms }) => answered_ms !== null || now_ms - asked_ms > day_ms,
  );
  if (settled.length < fewest) return null;
  const median = (measure: (wait: FirstWait) => number): number => {
    const sorted = settled.map(measure).toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
  };
  const open_ms = median(({ asked_ms, answered_ms }) => {
    if (answered_ms === null) return Infinity;
    return hours === null ? answered_ms - asked_ms : openFor(hours, asked_ms, answered_ms, day_ms);
  });
  if (open_ms <= 5 * minute_ms) return 'minutes';
  if (open_ms <= hour_ms) return 'hour';
  const whole_ms = median(({ asked_ms, answered_ms }) => (answered_ms ?? Infinity) - asked_ms);
  return whole_ms <= day_ms ? 'day' : null;
}
