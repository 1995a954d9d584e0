import { beforeEach, expect, it, vi } from 'vitest';
import { createNewsBell } from './news-bell.ts';
import { emptyState } from './empty-state.ts';
import type { ChatState } from './state.ts';
import { createStore, type Store } from './store.ts';
import { createFakeClock, type FakeClock } from './testing/index.ts';

const ring = vi.fn<() => void>();
let clock: FakeClock;
let store: Store<ChatState & { waiting: number }>;
let stop: () => void;

const waiting = (count: number, change: Partial<ChatState> = {}) =>
  store.update((state) => ({ ...state, ready: true, ...change, waiting: count }));

beforeEach(() => {
  ring.mockReset();
  clock = createFakeClock();
  store = createStore<ChatState & { waiting: number }>({ ...emptyState, waiting: 0 });
  stop = createNewsBell({ ...store, clock, unread: (state) => state.waiting, ring });
});

it('rings once for what nobody has read a second later', async () => {
  waiting(0);
  waiting(1);
  waiting(2);
  await clock.advance(900);
  expect(ring).not.toHaveBeenCalled();
  await clock.advance(200);
  expect(ring).toHaveBeenCalledOnce();
  waiting(3);
  await clock.advance(1_100);
  expect(ring).toHaveBeenCalledTimes(2);
});

it('is silent where somebody has read it, here or in another tab', async () => {
  waiting(0);
  waiting(1);
  await clock.advance(500);
  waiting(0);
  await clock.advance(5_000);
  expect(ring).not.toHaveBeenCalled();
});

it('is silent about what waited before, in tabs that follow, and once it is stopped', async () => {
  waiting(3);
  await clock.advance(5_000);
  waiting(4, { leadership: 'follower' });
  await clock.advance(5_000);
  waiting(5, { leadership: 'leader' });
  stop();
  await clock.advance(5_000);
  expect(ring).not.toHaveBeenCalled();
});
