import { expect, it } from 'vitest';
import type { OpeningHours } from './opening-hours.ts';
import { replyTimeOf, type FirstWait } from './reply-time.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;

const waited = (minutes: number | null, asked_ms = now - 3 * day): FirstWait => ({
  asked_ms,
  answered_ms: minutes === null ? null : asked_ms + minutes * minute,
});
const many = (minutes: number | null, count = 10) =>
  Array.from({ length: count }, () => waited(minutes));

it.each([
  [many(3), 'minutes'],
  [many(5), 'minutes'],
  [many(6), 'hour'],
  [many(60), 'hour'],
  [many(61), 'day'],
  [many(24 * 60), 'day'],
  [many(25 * 60), null],
  [many(1, 9), null],
  [[], null],
  [[...many(1, 6), ...many(30, 5)], 'minutes'],
  [[...many(1, 5), ...many(30, 6)], 'hour'],
])('[RT2] says what the median bears out, and nothing else (%#)', (waits, said) => {
  expect(replyTimeOf(waits, null, now)).toBe(said);
});

it('[RT1] who waits in vain counts, but not who has just begun to', () => {
  expect(replyTimeOf([...many(1, 5), ...many(null, 6)], null, now)).toBeNull();
  const fresh = Array.from({ length: 20 }, () => waited(null, now - minute));
  expect(replyTimeOf([...many(1), ...fresh], null, now)).toBe('minutes');
});

it('[RT1] nights don’t count where there are hours', () => {
  const office = [{ from: 9 * 60, to: 17 * 60 }];
  const hours: OpeningHours = {
    time_zone: 'UTC',
    week: Array.from({ length: 7 }, () => office),
    holidays: [],
  };
  const evening = Date.parse('2026-11-24T18:00:00Z');
  const waits = Array.from({ length: 10 }, () => waited(15 * 60 + 4, evening));
  expect(replyTimeOf(waits, hours, now)).toBe('minutes');
  expect(replyTimeOf(waits, null, now)).toBe('day');
});
