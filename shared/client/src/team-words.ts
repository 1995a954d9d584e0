import type { AgentProfile, Id, Party, VisitorConversation, Welcome } from '@porchlight/protocol';
import type { DraftNews } from './drafts.ts';
import type { CallOutcome } from './environment.ts';
import type { FeedNews, FeedPlace } from './feed.ts';
import type { OutboxNews, Placed } from './outbox-book.ts';
import type { ChatState, ConnectionState, LoadedLog } from './state.ts';

/** What the leader tells a tab that joins: everything that the tab can't learn from what comes next. */
export interface Joining {
  readonly connection: ConnectionState;
  readonly ready: boolean;
  readonly me: Party | null;
  readonly talk: ChatState['talk'];
  readonly agents: Readonly<Record<Id, AgentProfile>>;
  readonly presence: ChatState['presence'];
  /** Of visitors only: agents have too many, and fetch what they look at. */
  readonly conversations: Readonly<Record<Id, VisitorConversation>>;
  readonly logs: Readonly<Record<Id, LoadedLog>>;
  readonly outbox: readonly Placed[];
  readonly place: FeedPlace;
  /** The leader's count of beginnings. */
  readonly history: number;
}

/** What a leader says to all of what it takes in. */
export type LeaderNews =
  | { readonly kind: 'connection'; readonly connection: ConnectionState }
  | { readonly kind: 'welcome'; readonly welcome: Welcome }
  | { readonly kind: 'frame'; readonly name: string; readonly payload: unknown }
  | { readonly kind: 'feed'; readonly news: FeedNews };

/** What only a leader says. */
export type LeaderWord =
  | LeaderNews
  | { readonly kind: 'join'; readonly to: string; readonly joining: Joining }
  | {
      readonly kind: 'answer';
      readonly to: string;
      readonly id: number;
      readonly outcome: CallOutcome;
    };

/** What a follower asks of whoever leads. */
export type FollowerWord =
  /** What is there? It has what came up to its place. */
  | { readonly kind: 'hello'; readonly place: FeedPlace }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly payload: object;
      /** The leader's count of beginnings, as this tab was told it: what it says is about that history. */
      readonly history: number;
    }
  | { readonly kind: 'connect' };

/** Everything that tabs say to each other. */
export type TeamWord =
  | LeaderWord
  | FollowerWord
  | { readonly kind: 'pulse' }
  | { readonly kind: 'outbox'; readonly news: OutboxNews }
  | DraftNews
  | { readonly kind: 'changes' }
  /** Somebody has signed out, and everything that was kept is erased. */
  | { readonly kind: 'erased' };
