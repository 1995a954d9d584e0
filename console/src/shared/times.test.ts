// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { dayName, durationBetween, shortWhen, timeInZone } from './times.ts';

const noon = new Date(2026, 10, 20, 12).getTime();
const ago = (ms: number) => new Date(noon - ms).toISOString();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('durationBetween', () => {
  it.each([
    [59_000, null],
    [minute, { unit: 'minutes', count: 1 }],
    [59 * minute + 59_000, { unit: 'minutes', count: 59 }],
    [hour, { unit: 'hours', count: 1 }],
    [23 * hour + 59 * minute, { unit: 'hours', count: 23 }],
    [3 * day, { unit: 'days', count: 3 }],
  ])('says %i ms in the unit that matters', (ms, duration) => {
    expect(durationBetween(ago(ms), noon)).toEqual(duration);
  });

  it('is nothing for a moment that is still to come, as clocks that disagree have it', () => {
    expect(durationBetween(ago(-hour), noon)).toBeNull();
  });
});

describe('shortWhen', () => {
  it('is the time today, the weekday this week, and the date before that', () => {
    expect(shortWhen('en-GB', ago(3 * hour), noon)).toBe('09:00');
    expect(shortWhen('en-US', ago(3 * hour), noon)).toMatch(/^9:00\sAM$/u);
    expect(shortWhen('en-GB', ago(day), noon)).toBe('Thu');
    expect(shortWhen('en-GB', ago(6 * day), noon)).toBe('Sat');
    expect(shortWhen('en-GB', ago(7 * day), noon)).toBe('13 Nov');
  });

  it('counts calendar days, not hours', () => {
    const morning = new Date(2026, 10, 20, 0, 30).getTime();
    expect(shortWhen('en-GB', new Date(2026, 10, 19, 23, 50).toISOString(), morning)).toBe('Thu');
  });
});

describe('dayName', () => {
  it('says today and yesterday in the language', () => {
    expect(dayName('en-GB', ago(hour), noon)).toBe('Today');
    expect(dayName('en-GB', ago(day), noon)).toBe('Yesterday');
    expect(dayName('zh', ago(day), noon)).toBe('昨天');
  });

  it('adds the year only to other years', () => {
    expect(dayName('en-GB', ago(10 * day), noon)).toBe('Tuesday 10 November');
    expect(dayName('en-GB', ago(400 * day), noon)).toContain('2025');
  });
});

describe('timeInZone', () => {
  it('is the time there', () => {
    const at = Date.UTC(2026, 10, 20, 12);
    expect(timeInZone('en-GB', 'Asia/Shanghai', at)).toBe('Fri 20:00');
    expect(timeInZone('en-GB', 'America/New_York', at)).toBe('Fri 07:00');
    expect(timeInZone('en-US', 'America/New_York', at)).toMatch(/^Fri 7:00\sAM$/u);
  });

  it('is nothing for a zone that a visitor made up', () => {
    expect(timeInZone('en-GB', 'Moon/Tranquility', noon)).toBeNull();
  });
});
