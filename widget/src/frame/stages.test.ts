import { reject } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import { createFixtureClient } from '../test/fixture-client.ts';
import { createSilence } from '../test/silence.ts';
import type { Stage } from './app.tsx';
import type { Chat } from './chat.ts';
import type { Session } from './session.ts';
import { playStages, type StagesOptions } from './stages.ts';

type Answer = Awaited<ReturnType<Session['begin']>>;

function chatOf(visitor_id = 'vera') {
  const client = createFixtureClient();
  const who = { visitor_id, verified: false, next_conversation: 'next' };
  return {
    client,
    ...who,
    sound: createSilence(),
    close: vi.fn<() => void>(),
  } satisfies Chat;
}

function setUp(answers: Answer[], chats: Chat[] = [chatOf()]) {
  const stages: Stage[] = [];
  const timers: { delay_ms: number; run: () => void }[] = [];
  const others: ((visitor_id: string) => void)[] = [];
  const started: string[] = [];
  const finished: Chat[] = [];
  const takeOver = vi.fn<StagesOptions['takeOver']>(async () => async (after) => {
    finished.push(after);
  });
  const { retry, become } = playStages({
    session: { begin: async () => answers.shift() as Answer },
    startChat: async (visitor_id, onOtherVisitor) => {
      started.push(visitor_id);
      others.push(onOtherVisitor);
      return chats.shift() as Chat;
    },
    takeOver,
    show: (stage) => stages.push(stage),
    after: (delay_ms, run) => {
      const timer = { delay_ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const kinds = () => stages.map(({ kind }) => kind);
  return { retry, become, kinds, timers, others, started, takeOver, finished };
}

it('starts the chat of whoever the session is', async () => {
  const { kinds, started } = setUp([{ ok: true, visitor_id: 'vera' }]);
  await vi.waitFor(() => expect(kinds()).toEqual(['starting', 'running']));
  expect(started).toEqual(['vera']);
});

it('comes back ever more slowly while the server is away, and at once when asked', async () => {
  const away = reject('internal', 'no answer');
  const { retry, kinds, timers } = setUp([away, away, { ok: true, visitor_id: 'vera' }]);
  await vi.waitFor(() => expect(timers).toHaveLength(1));
  expect(timers[0]?.delay_ms).toBe(1_000);
  timers[0]?.run();
  await vi.waitFor(() => expect(timers[0]?.delay_ms).toBe(2_000));
  retry();
  await vi.waitFor(() => expect(kinds().at(-1)).toBe('running'));
  expect(timers).toHaveLength(0);
});

it('waits as long as the server asks', async () => {
  const { timers } = setUp([reject('rate_limited', 'slow down', 7_000)]);
  await vi.waitFor(() => expect(timers[0]?.delay_ms).toBe(7_000));
});

it('does not come back to where it is not wanted', async () => {
  const { kinds, timers } = setUp([reject('origin_not_allowed', 'not here')]);
  await vi.waitFor(() => expect(kinds()).toEqual(['starting', 'failed']));
  expect(timers).toHaveLength(0);
});

it('[VI6] is one person at a time, whoever says so and how often', async () => {
  const [before, after] = [chatOf(), chatOf('mia')];
  const answer = { ok: true, visitor_id: 'vera' } as const;
  const { become, kinds, others, started, takeOver, finished } = setUp([answer], [before, after]);
  await vi.waitFor(() => expect(kinds()).toEqual(['starting', 'running']));
  others[0]?.('mia');
  await become('mia');
  expect(started).toEqual(['vera', 'mia']);
  expect(takeOver.mock.calls).toEqual([[before, 'mia']]);
  expect(finished).toEqual([after]);
});

it('tries again, and says so, where what it takes to become another person can’t be had', async () => {
  const answers = ['vera', 'mia'].map((visitor_id) => ({ ok: true, visitor_id }) as const);
  const { kinds, others, started, timers, takeOver } = setUp(answers, [chatOf(), chatOf('mia')]);
  await vi.waitFor(() => expect(kinds()).toEqual(['starting', 'running']));
  takeOver.mockRejectedValueOnce(new Error('the connection is gone'));
  others[0]?.('mia');
  await vi.waitFor(() => expect(kinds().slice(2)).toEqual(['starting', 'failed']));
  timers[0]?.run();
  await vi.waitFor(() => expect(kinds().slice(4)).toEqual(['starting', 'running']));
  expect(started).toEqual(['vera', 'mia']);
});
