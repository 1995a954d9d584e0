import type { Id, VisitorConversation } from '@porchlight/protocol';
import type { CallOutcome, Link } from './environment.ts';
import type { FeedNews, FeedPlace } from './feed.ts';
import { isCovered } from './fold.ts';
import type { Placed } from './outbox-book.ts';
import { meetWelcome } from './people.ts';
import type { ChatState, ConnectionState } from './state.ts';
import type { Store } from './store.ts';
import type { FollowerWord, Joining, LeaderWord } from './team-words.ts';

const unclear: CallOutcome = { kind: 'unclear' };

/** What a follower stands on. */
export interface FollowerOptions<Summary extends VisitorConversation> {
  readonly store: Store<ChatState<Summary>>;
  /** This tab's name in the team. */
  readonly id: string;
  readonly say: (word: FollowerWord) => void;
  /** How far this tab has come in the feed. */
  readonly place: () => FeedPlace;
  /** The place from which this tab needs what comes. */
  readonly seek: () => FeedPlace;
  /** The leader stands here. */
  readonly met: (place: FeedPlace) => void;
  /** The leader's state was taken over; the feed goes on from there. */
  readonly began: (place: FeedPlace) => void;
  /** Takes news of the feed. False where this tab has to ask anew from where it stands. */
  readonly news: (news: FeedNews) => boolean;
  readonly frame: (name: string, payload: unknown) => void;
  readonly outbox: (list: readonly Placed[]) => void;
  /** The leader has the connection, and this tab is where the leader is. */
  readonly live: () => void;
  readonly lost: () => void;
}

/** Shows what the leader has, and does through it what needs the connection. */
export interface Follower {
  /** There is a leader, or none is known yet: asks for what there is. */
  readonly seek: () => void;
  /** There is a leader: asks once more, where the first time was not heard. */
  readonly seekUnlessJoined: () => void;
  readonly hear: (word: LeaderWord) => void;
  readonly call: Link['call'];
  /** This tab follows no more. */
  readonly stop: () => void;
}

/** Makes a tab's part as a follower. */
export function createFollower<Summary extends VisitorConversation>(
  options: FollowerOptions<Summary>,
): Follower {
  const { store, say } = options;
  const calls = new Map<number, (outcome: CallOutcome) => void>();
  let last_call = 0;
  let joined = false;
  /** The leader's count of beginnings. */
  let history = 0;

  function stop(): void {
    joined = false;
    for (const settle of calls.values()) settle(unclear);
    calls.clear();
  }

  function seek(): void {
    stop();
    show({ kind: 'connecting', attempt: 1 });
    say({ kind: 'hello', place: options.seek() });
  }

  function show(connection: ConnectionState): void {
    const wasLive = store.getState().connection.kind === 'live';
    store.update((state) => ({ ...state, connection }));
    if (wasLive && connection.kind !== 'live') options.lost();
  }

  function join({ connection, outbox, place, history: its, ...told }: Joining): void {
    const isNew = options.place().cursor === null;
    joined = true;
    history = its;
    store.update((state) => takeOver(state, told, isNew));
    options.outbox(outbox);
    show(connection);
    if (isNew) options.began(place);
    else options.met(place);
    if (connection.kind === 'live') options.live();
  }

  function follow(word: Exclude<LeaderWord, { kind: 'join' }>): void {
    switch (word.kind) {
      case 'connection':
        return show(word.connection);
      case 'welcome':
        return store.update((state) => meetWelcome(state, word.welcome));
      case 'frame':
        return options.frame(word.name, word.payload);
      case 'feed':
        if (isBeginning(word.news)) history += 1;
        return options.news(word.news) ? undefined : seek();
      case 'answer':
        if (word.to !== options.id) return;
        calls.get(word.id)?.(word.outcome);
        calls.delete(word.id);
    }
  }

  return {
    stop,
    seek,
    seekUnlessJoined: () => {
      if (!joined) seek();
    },
    hear: (word) => {
      if (word.kind !== 'join') return joined ? follow(word) : undefined;
      if (word.to === options.id) join(word.joining);
    },
    call: (name, payload) => {
      if (!joined) return Promise.resolve(unclear);
      const id = (last_call += 1);
      say({ kind: 'call', id, name, payload, history });
      return new Promise((resolve) => calls.set(id, resolve));
    },
  };
}

/** The leader itself begins anew. */
function isBeginning(news: FeedNews): boolean {
  return news.kind === 'synced' && !news.by && news.answer.reset;
}

type Told = Omit<Joining, 'connection' | 'outbox' | 'place' | 'history'>;

function takeOver<Summary extends VisitorConversation>(
  state: ChatState<Summary>,
  { ready, me, talk, agents, presence, conversations, logs }: Told,
  isNew: boolean,
): ChatState<Summary> {
  const people = { ...state, ready, me, talk, presence, agents: { ...state.agents, ...agents } };
  if (!isNew) return people;
  return {
    ...people,
    outbox: state.outbox.filter((message) => !isCovered(message, logs)),
    // The leader is of the same audience, so what it keeps is of the same kind.
    conversations: { ...state.conversations, ...(conversations as Record<Id, Summary>) },
    logs: { ...state.logs, ...logs },
  };
}
