import { defaultAppearance, type FirstWait } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { createReplyTimes } from './reply-times.ts';
import type { KeyedInbox } from './visitor-access.ts';

const inbox: KeyedInbox = {
  id: 'inbox',
  account_id: 'account',
  kind: 'website',
  name: 'Nightjar',
  key: 'key',
  allowed_origins: [],
  appearance: defaultAppearance,
  follow_up_minutes: null,
};

function stage(waits: (now: number) => readonly FirstWait[]) {
  const clock = createManualClock();
  const firstWaits = vi.fn<
    (account_id: string, inbox_id: string, since: string) => Promise<readonly FirstWait[]>
  >(async () => waits(clock.now()));
  const warn = vi.fn<() => void>();
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn, error: quiet };
  return {
    clock,
    firstWaits,
    warn,
    times: createReplyTimes({ store: { read: { firstWaits } }, clock, log }),
  };
}

const quick = (now: number) =>
  Array.from({ length: 10 }, () => ({ asked_ms: now - 100_000, answered_ms: now - 40_000 }));

it('[RT1] measures the last four weeks, once in ten minutes', async () => {
  const { clock, firstWaits, times } = stage(quick);
  expect(await times.of(inbox)).toBe('minutes');
  expect(await times.of(inbox)).toBe('minutes');
  expect(firstWaits).toHaveBeenCalledOnce();
  const [account_id, inbox_id, since = ''] = firstWaits.mock.calls[0] ?? [];
  expect([account_id, inbox_id]).toEqual(['account', 'inbox']);
  expect(clock.now() - Date.parse(since)).toBe(28 * 24 * 3_600_000);
  clock.pass(600_000);
  await times.of(inbox);
  expect(firstWaits).toHaveBeenCalledTimes(2);
});

it('measures anew where the hours are others', async () => {
  const { firstWaits, times } = stage(quick);
  await times.of(inbox);
  const week = Array.from({ length: 7 }, () => []);
  const hours = { time_zone: 'UTC', week, holidays: [] };
  const first_contact = {
    hours,
    outside_hours: 'chat',
    pre_chat: [],
    proactive: [],
    greetings: {},
    languages: [],
  } as const;
  await times.of({ ...inbox, first_contact });
  expect(firstWaits).toHaveBeenCalledTimes(2);
});

it('promises nothing where the database does not answer, says so in the log, and asks again', async () => {
  let away = true;
  const { warn, times } = stage((now) => {
    if (away) throw new Error('away');
    return quick(now);
  });
  expect(await times.of(inbox)).toBeNull();
  expect(warn).toHaveBeenCalledOnce();
  away = false;
  expect(await times.of(inbox)).toBe('minutes');
});
