import {
  limits,
  type FeedItem,
  type Heads,
  type Id,
  type PresenceFrame,
  type Principal,
  type Typing,
  type Welcome,
  type WireError,
} from '@porchlight/protocol';
import type { Lane } from './lane.ts';
import type { LinkListener } from './link.ts';
import type { MockClock, Stop } from './mock-environment.ts';
import type { Attendance } from './presence-book.ts';
import { seenBy } from './seen-by.ts';
import { cursorAt, type SyncPage } from './sync-page.ts';
import type { Tables } from './tables.ts';

/** Every frame but `durable` and `heads`, which a connection makes itself. */
interface Told {
  readonly welcome: Welcome;
  readonly typing: Typing;
  readonly presence: PresenceFrame;
}

/** The server's end of one connection. */
export interface Connection extends Attendance {
  readonly principal: Principal;
  readonly token: string;
  /** The conversations in which it types, and whether a note. */
  readonly typing: Map<Id, boolean>;
  readonly isOver: () => boolean;
  readonly tell: <Name extends keyof Told>(name: Name, payload: Told[Name]) => void;
  /** Sends what the feed has grown by, unless a sync is under way. */
  readonly tail: () => void;
  /** Holds durable frames back until the last page has been answered, then goes on from there. */
  readonly reach: (page: SyncPage) => void;
  /** Ends it and tells why. Null cuts the line: what is under way is lost. Twice is safe. */
  readonly end: (error: WireError | null) => void;
  /** Stops its timer without a word. Twice is safe. */
  readonly drop: Stop;
}

/** What a connection is made of. */
export interface ConnectionParts {
  readonly tables: Tables;
  readonly clock: MockClock;
  readonly principal: Principal;
  readonly token: string;
  readonly outgoing: Lane;
  readonly listener: LinkListener;
}

/** A connection that holds every durable frame until its first sync. */
export function createConnection(parts: ConnectionParts): Connection {
  const { tables, principal, token, outgoing, listener } = parts;
  let n = 0;
  // Where in the feed it stands; null while durable frames are held.
  let position: number | null = null;
  let isOver = false;
  const send = (name: string, payload: object) => {
    if (isOver) return;
    outgoing.push(name === 'welcome' ? 'greeting' : 'frame', () => listener.frame(name, payload));
  };
  const stopHeads = repeat(parts.clock, limits.heads_ms, () => {
    if (position === null) return;
    send('heads', { n, cursor: cursorAt(tables, principal.kind, position) } satisfies Heads);
  });
  const sendItem = (item: FeedItem<never> | null) => {
    if (item !== null) send('durable', { n: ++n, ...item });
  };
  const drop = () => {
    isOver = true;
    stopHeads();
  };
  return {
    principal,
    token,
    party: { kind: principal.kind, id: principal.id },
    availability: 'online',
    typing: new Map(),
    isOver: () => isOver,
    tell: send,
    tail() {
      if (position === null) return;
      const fresh = tables.feed.slice(position);
      position = tables.feed.length;
      for (const item of fresh) sendItem(seenBy(tables, principal, item) as FeedItem<never> | null);
    },
    reach({ answer, position: reached }) {
      position = answer.more ? null : reached;
    },
    end(error) {
      if (isOver) return;
      drop();
      if (error === null) outgoing.stop();
      outgoing.push('goodbye', () => listener.closed(error));
    },
    drop,
  };
}

function repeat(clock: MockClock, every_ms: number, run: () => void): Stop {
  let stop = clock.after(every_ms, tick);
  function tick(): void {
    stop = clock.after(every_ms, tick);
    run();
  }
  return () => stop();
}
