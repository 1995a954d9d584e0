import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOpenAt,
  isTimeZone,
  nextOpening,
  openFor,
  type Holiday,
  type OpeningHours,
  type Span,
} from './opening-hours.ts';

const at = (text: string) => Date.parse(text);
const hour = 60;
const office: Span = { from: 9 * hour, to: 17 * hour };

function hoursOf(
  time_zone: string,
  week: readonly (readonly Span[])[],
  holidays: readonly Holiday[] = [],
): OpeningHours {
  return { time_zone, week, holidays };
}

const weekdays = (spans: readonly Span[]) => [spans, spans, spans, spans, spans, [], []];
const daily = (spans: readonly Span[]) => Array.from({ length: 7 }, () => spans);
const oslo = (holidays: readonly Holiday[] = []) =>
  hoursOf('Europe/Oslo', weekdays([office]), holidays);

describe('whether it is open', () => {
  it.each([
    ['2026-11-27T07:59:59.999Z', false, 'a moment before nine, in winter'],
    ['2026-11-27T08:00:00.000Z', true, 'nine'],
    ['2026-11-27T15:59:59.999Z', true, 'the last moment'],
    ['2026-11-27T16:00:00.000Z', false, 'five'],
    ['2026-07-03T07:00:00.000Z', true, 'nine, in summer'],
    ['2026-07-03T06:59:00.000Z', false, 'before nine, in summer'],
    ['2026-11-28T10:00:00.000Z', false, 'Saturday'],
  ])('[OH1] %s: %s (%s)', (moment, open) => {
    expect(isOpenAt(oslo(), at(moment))).toBe(open);
  });

  it('[OH1] has breaks, and goes on past midnight by two spans', () => {
    const night = hoursOf(
      'UTC',
      daily([
        { from: 0, to: 2 * hour },
        { from: 12 * hour, to: 13 * hour },
        { from: 22 * hour, to: 24 * hour },
      ]),
    );
    const open = ['01:59', '02:00', '12:30', '13:00', '21:59', '23:59'].map((time) =>
      isOpenAt(night, at(`2026-03-04T${time}:00Z`)),
    );
    expect(open).toEqual([true, false, true, false, false, true]);
  });

  it('[OH1] is closed on days off: one, some, every year, and past the end of it', () => {
    const off = oslo([
      { name: 'Party', from: '2026-11-27', to: '2026-11-27', yearly: false },
      { name: 'Christmas', from: '2020-12-24', to: '2020-12-26', yearly: true },
    ]);
    expect(isOpenAt(off, at('2026-11-27T10:00:00Z'))).toBe(false);
    expect(isOpenAt(off, at('2027-11-26T10:00:00Z'))).toBe(true);
    expect(isOpenAt(off, at('2026-12-24T10:00:00Z'))).toBe(false);
    expect(isOpenAt(off, at('2029-12-24T10:00:00Z'))).toBe(false);
    const newYear = oslo([{ name: '', from: '2020-12-30', to: '2021-01-02', yearly: true }]);
    expect(isOpenAt(newYear, at('2026-01-02T10:00:00Z'))).toBe(false);
    expect(isOpenAt(newYear, at('2026-12-30T10:00:00Z'))).toBe(false);
    expect(isOpenAt(newYear, at('2026-12-29T10:00:00Z'))).toBe(true);
  });

  it('[OH1] goes by the wall where the clock jumps and where it goes back', () => {
    // Oslo, 29 March 2026: 02:00 is 03:00. 25 October 2026: 03:00 is 02:00.
    const early = hoursOf('Europe/Oslo', daily([{ from: 150, to: 240 }]));
    expect(isOpenAt(early, at('2026-03-29T00:59:59Z'))).toBe(false);
    expect(isOpenAt(early, at('2026-03-29T01:00:00Z'))).toBe(true);
    expect(nextOpening(early, at('2026-03-29T00:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
    const twice = hoursOf('Europe/Oslo', daily([{ from: 130, to: 170 }]));
    expect(isOpenAt(twice, at('2026-10-25T00:20:00Z'))).toBe(true);
    expect(isOpenAt(twice, at('2026-10-25T01:20:00Z'))).toBe(true);
    expect(isOpenAt(twice, at('2026-10-25T01:00:00Z'))).toBe(false);
    expect(nextOpening(twice, at('2026-10-25T01:00:00Z'))).toBe(at('2026-10-25T01:10:00Z'));
  });

  it('[OH1] knows the names of time zones, and takes no offsets for such', () => {
    const names = ['Europe/Oslo', 'UTC', 'Asia/Kathmandu', '', 'Mars/Olympus', '+02:00'];
    expect(names.map(isTimeZone)).toEqual([true, true, true, false, false, false]);
  });
});

describe('the next opening', () => {
  it.each([
    ['2026-11-27T16:00:00Z', '2026-11-30T08:00:00Z', 'Friday evening: Monday'],
    ['2026-11-27T05:00:00Z', '2026-11-27T08:00:00Z', 'before nine: at nine'],
    ['2026-11-27T08:00:00Z', '2026-11-30T08:00:00Z', 'while it is open: the next'],
    ['2026-03-27T16:00:00Z', '2026-03-30T07:00:00Z', 'over the beginning of summer time'],
    ['2026-10-23T15:00:00Z', '2026-10-26T08:00:00Z', 'and over its end'],
  ])('[OH2] after %s is %s (%s)', (after, next) => {
    expect(nextOpening(oslo(), at(after))).toBe(at(next));
  });

  it('[OH2] passes days off, and is none where there is none within a year', () => {
    const off = oslo([{ name: '', from: '2026-11-30', to: '2026-12-04', yearly: false }]);
    expect(nextOpening(off, at('2026-11-27T20:00:00Z'))).toBe(at('2026-12-07T08:00:00Z'));
    expect(nextOpening(hoursOf('UTC', daily([])), at('2026-11-27T20:00:00Z'))).toBeNull();
    const always = hoursOf('UTC', daily([{ from: 0, to: 24 * hour }]));
    expect(nextOpening(always, at('2026-11-27T20:00:00Z'))).toBeNull();
    const midnight = hoursOf(
      'UTC',
      daily([
        { from: 0, to: hour },
        { from: 23 * hour, to: 1_440 },
      ]),
    );
    expect(nextOpening(midnight, at('2026-11-27T22:30:00Z'))).toBe(at('2026-11-27T23:00:00Z'));
    expect(nextOpening(midnight, at('2026-11-27T23:30:00Z'))).toBe(at('2026-11-28T23:00:00Z'));
  });

  it('[OH2] it is open then, was not a moment before, and not in between, anywhere on earth', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
      .map(([from, length]) => [{ from: from * 15, to: Math.min(1_440, (from + length) * 15) }]);
    const zone = fc.constantFrom(
      'Europe/Oslo',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Asuncion',
      'Africa/Cairo',
      'Pacific/Apia',
      'UTC',
    );
    const week = fc.array(fc.oneof(span, fc.constant([])), { minLength: 7, maxLength: 7 });
    const moment = fc.integer({ min: at('2025-01-01'), max: at('2028-01-01') });
    fc.assert(
      fc.property(zone, week, moment, (time_zone, days, after_ms) => {
        const hours = hoursOf(time_zone, days);
        const next = nextOpening(hours, after_ms);
        // Every day from midnight to midnight, or never.
        if (next === null) return;
        expect([next > after_ms, isOpenAt(hours, next), isOpenAt(hours, next - 1)]).toEqual([
          true,
          true,
          false,
        ]);
        let shut = false;
        for (let ms = after_ms; ms < next; ms += 15 * 60_000) {
          const open = isOpenAt(hours, ms);
          expect(shut && open).toBe(false);
          shut ||= !open;
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('[RT1] time counts while it is open, and stops where told', () => {
  const hours = oslo();
  const count = (from: string, to: string, most = Infinity) =>
    openFor(hours, at(from), at(to), most) / 60_000;
  expect(count('2026-11-27T15:30:00Z', '2026-11-30T08:15:00Z')).toBe(45);
  expect(count('2026-11-27T09:00:00Z', '2026-11-27T09:10:00Z')).toBe(10);
  expect(count('2026-11-28T09:00:00Z', '2026-11-29T09:10:00Z')).toBe(0);
  expect(count('2026-01-01T09:00:00Z', '2026-12-29T09:10:00Z', 60_000)).toBe(1);
});
