import type { VisitorConversation } from '@porchlight/protocol';
import type { Connection } from './connection.ts';
import type { CallOutcome } from './environment.ts';
import type { Feed } from './feed.ts';
import type { OutboxSharing } from './outbox-sharing.ts';
import type { Changes } from './changes.ts';
import type { ChatState } from './state.ts';
import type { Store } from './store.ts';
import type { FollowerWord, Joining, LeaderWord } from './team-words.ts';

/** What a leader has for the others. */
export interface HostOptions<Summary extends VisitorConversation> {
  readonly store: Store<ChatState<Summary>>;
  readonly connection: Connection;
  readonly feed: Feed;
  readonly outbox: Pick<OutboxSharing, 'list'>;
  readonly changes: Pick<Changes, 'look'>;
  /** A visitor's conversations are few, and told to whoever joins. */
  readonly tellsAll: boolean;
  readonly say: (word: LeaderWord) => void;
}

/** Takes what followers ask of their leader. */
export type Host = (word: FollowerWord, from: string) => void;

const unclear: CallOutcome = { kind: 'unclear' };

/** Makes the leader's answers to its followers. */
export function createHost<Summary extends VisitorConversation>(
  options: HostOptions<Summary>,
): Host {
  const { store, connection, feed, outbox, changes, say } = options;

  function joining(): Joining {
    const { ready, me, talk, agents, presence, conversations, logs, ...state } = store.getState();
    const known = options.tellsAll ? { conversations, logs } : { conversations: {}, logs: {} };
    const place = feed.place();
    const people = { ready, me, talk, agents, presence };
    return {
      ...people,
      ...known,
      connection: state.connection,
      outbox: outbox.list(),
      place,
      history: feed.history(),
    };
  }

  async function call(word: FollowerWord & { kind: 'call' }, to: string): Promise<void> {
    const { id, name, payload, history } = word;
    // What was seen of a history that is gone says nothing about this one.
    const outcome = history === feed.history() ? await connection.call(name, payload) : unclear;
    say({ kind: 'answer', to, id, outcome });
  }

  return (word, from) => {
    switch (word.kind) {
      case 'hello':
        say({ kind: 'join', to: from, joining: joining() });
        // It may have wanted something recalled while nobody heard it.
        void changes.look();
        // It knows what came up to there, and may have missed what we have taken since.
        return word.place.cursor === null ? undefined : feed.again(word.place);
      case 'call':
        return void call(word, from);
      case 'connect':
        return connection.connectNow();
    }
  };
}
