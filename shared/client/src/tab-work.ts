import type { VisitorConversation } from '@porchlight/protocol';
import type { Connection } from './connection.ts';
import type { Drafts } from './drafts.ts';
import type { Clock, Link, Page, Stop } from './environment.ts';
import type { Feed } from './feed.ts';
import { createFollower } from './follower.ts';
import { createHost } from './host.ts';
import { createOutboxSharing } from './outbox-sharing.ts';
import type { Outbox } from './outbox.ts';
import type { Changes } from './changes.ts';
import type { ChatState, Leadership } from './state.ts';
import type { Store } from './store.ts';
import type { Handed } from './tab-door.ts';
import { takeOverDoor } from './take-over-door.ts';
import type { TeamWord } from './team-words.ts';
import { createTeam } from './team.ts';

/** What a tab has to share with others, and how it is told. */
export interface TabParts<Summary extends VisitorConversation> {
  readonly clock: Clock;
  readonly page: Pick<Page, 'isVisible'> | undefined;
  /** The name of the team. */
  readonly name: string;
  /** This tab's name in it. */
  readonly id: string;
  readonly store: Store<ChatState<Summary>>;
  readonly connection: Connection;
  readonly feed: Feed;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly changes: Changes;
  readonly leads: () => boolean;
  /** Tells whoever joins all conversations: a visitor's are few. */
  readonly tellsAll: boolean;
  readonly became: (leadership: Leadership) => void;
  /** Takes a frame that is told and forgotten. */
  readonly frame: (name: string, payload: unknown) => void;
  /** The leader has the connection, and this tab is where the leader is. */
  readonly live: () => void;
  readonly lost: () => void;
  /** The leader's state was taken over: what this tab shows besides has to be asked for anew. */
  readonly began: () => void;
}

/** A tab's work with others. */
export interface TabWork {
  readonly say: (word: TeamWord) => void;
  /** Calls the server through the leader. */
  readonly call: Link['call'];
  readonly stop: Stop;
}

/** Begins to work with other tabs. Loaded only once there is another. */
export function joinTabs<Summary extends VisitorConversation>(
  parts: TabParts<Summary>,
  handed: Handed,
): TabWork {
  const { clock, page, name, id, store, feed, outbox, drafts, changes, leads } = parts;
  const say = (word: TeamWord): void => team.say(word);
  const sharing = createOutboxSharing({
    book: outbox.book,
    leads,
    pump: outbox.pump,
    tell: (news) => say({ kind: 'outbox', news }),
  });
  const host = createHost({ ...parts, outbox: sharing, say });
  const follower = createFollower({
    store,
    id,
    say,
    place: feed.place,
    seek: feed.seek,
    met: feed.met,
    news: feed.hear,
    frame: parts.frame,
    outbox: sharing.join,
    lost: parts.lost,
    live: parts.live,
    began: (place) => {
      feed.beginAt(place);
      parts.began();
    },
  });

  function heard(word: TeamWord, from: string): void {
    switch (word.kind) {
      case 'outbox':
        return sharing.hear(word.news);
      case 'draft':
        return drafts.hear(word);
      case 'changes':
        return void changes.look();
      case 'erased':
        drafts.forget();
        return outbox.forget();
      case 'pulse':
        return leads() ? undefined : follower.seekUnlessJoined();
      case 'hello':
      case 'call':
      case 'connect':
        return leads() ? host(word, from) : undefined;
      case 'connection':
      case 'welcome':
      case 'frame':
      case 'feed':
      case 'join':
      case 'answer':
        if (!leads()) follower.hear(word);
    }
  }

  const team = createTeam<TeamWord>(
    { clock, page, tabs: takeOverDoor(handed), name, id },
    {
      heard,
      became: (leadership) => {
        parts.became(leadership);
        if (leadership === 'follower') follower.seek();
        else follower.stop();
      },
      ledBy: ({ kind }) => {
        // Whoever is just being answered has asked already.
        if (kind !== 'join') follower.seek();
      },
    },
  );
  team.start();
  return {
    say,
    call: follower.call,
    stop: () => {
      team.stop();
      follower.stop();
    },
  };
}
