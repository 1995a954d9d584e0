import type { VisitorFirstContact } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backWhen, type Hours, watchHours } from './hours.ts';

const office = [{ from: 9 * 60, to: 17 * 60 }];
const settings: VisitorFirstContact = {
  hours: { time_zone: 'UTC', week: [office, office, office, office, office, [], []], holidays: [] },
  outside_hours: 'chat',
  pre_chat: [],
  reply_time: null,
  languages: [],
  replies_by_mail: false,
};

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-27T16:59:50Z') }));
afterEach(() => void vi.useRealTimers());

it('[OH3] tells when the hours turn, and of nothing else', () => {
  const told: Hours[] = [];
  const stop = watchHours(settings, (hours) => told.push(hours));
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(10_000);
  const back = Date.parse('2026-11-30T09:00:00Z');
  expect(told).toEqual([{ closed: true, back }]);
  vi.advanceTimersByTime(back - Date.now() + 5_000);
  expect(told.at(-1)).toEqual({ closed: false });
  expect(told).toHaveLength(2);
  stop?.();
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(told).toHaveLength(2);
});

it('has nothing to watch where there are no hours', () => {
  expect(watchHours({ ...settings, hours: null }, () => {})).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  ['2026-11-27T18:30:00', '6:30 PM'],
  ['2026-11-28T09:00:00', 'tomorrow 9:00 AM'],
  ['2026-11-30T09:00:00', 'Monday 9:00 AM'],
  ['2026-12-24T09:00:00', 'December 24 at 9:00 AM'],
])('[OH3] says %s as the visitor would: %s', (local, words) => {
  const now = new Date('2026-11-27T17:00:00').getTime();
  const said = backWhen('en-US', new Date(local).getTime(), now);
  expect(said.replaceAll('\u202f', ' ')).toBe(words);
});

it('[OH3] says it in the visitor’s language', () => {
  const now = new Date('2026-11-27T17:00:00').getTime();
  const monday = new Date('2026-11-30T09:00:00').getTime();
  expect(backWhen('zh-CN', monday, now)).toContain('星期一');
  expect(backWhen('ar', monday, now)).toContain('الاثنين');
});
