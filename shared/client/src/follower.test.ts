import { expect, it } from 'vitest';
import { emptyState } from './empty-state.ts';
import type { FeedNews } from './feed.ts';
import { createFollower, type FollowerOptions } from './follower.ts';
import { createStore } from './store.ts';
import type { VisitorState } from './state.ts';
import type { FollowerWord, Joining } from './team-words.ts';

type Summary = VisitorState['conversations'][string];

function createDesk() {
  const said: FollowerWord[] = [];
  const nothing = (): undefined => undefined;
  const follower = createFollower({
    store: createStore<VisitorState>(emptyState),
    id: 'late',
    say: (word: FollowerWord) => void said.push(word),
    place: () => ({ cursor: null }),
    seek: () => ({ cursor: null }),
    news: () => true,
    met: nothing,
    began: nothing,
    frame: nothing,
    outbox: nothing,
    live: nothing,
    lost: nothing,
  } satisfies FollowerOptions<Summary>);
  const joining = { connection: { kind: 'live' }, outbox: [], history: 3 } as unknown as Joining;
  follower.hear({ kind: 'join', to: 'late', joining });
  const answer = { reset: true } as Extract<FeedNews, { kind: 'synced' }>['answer'];
  return {
    hears: (by?: { cursor: string }) =>
      follower.hear({ kind: 'feed', news: { kind: 'synced', answer, by } }),
    called: () => {
      void follower.call('receipt.claim', {});
      const word = said.at(-1);
      return word?.kind === 'call' ? word.history : undefined;
    },
  };
}

it('[FD7] calls in the name of the history that its leader has begun, and not of what others begin', () => {
  const { hears, called } = createDesk();
  expect(called()).toBe(3);
  hears({ cursor: 'of another tab' });
  expect(called()).toBe(3);
  hears();
  expect(called()).toBe(4);
});
