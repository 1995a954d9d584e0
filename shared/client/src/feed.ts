import type { Ack, Commands, FeedItem, VisitorConversation, WireError } from '@porchlight/protocol';
import type { AnyEvent, AnySync } from './audience.ts';
import type { Stop } from './environment.ts';
import type { Fetcher } from './fetcher.ts';
import { createIntake, type IntakeListener, type IntakeOptions } from './intake.ts';
import { parseDurable, parseHeads, parseSync, type DurableFrame } from './parse-frame.ts';

/** What a tab that holds the connection tells the others of the feed: enough to come to the same state. */
export type FeedNews =
  | { readonly kind: 'item'; readonly item: FeedItem<AnyEvent> }
  /** What came since a place. With `by` it is for the tabs that were behind at that place, without it for all others. */
  | {
      readonly kind: 'synced';
      readonly answer: AnySync<VisitorConversation>;
      readonly by?: FeedPlace | undefined;
    }
  | { readonly kind: 'cursor'; readonly cursor: string }
  | { readonly kind: 'caught_up' };

/** What the feed tells its owner. */
export interface FeedListener extends IntakeListener {
  /** Something was taken out of the feed. */
  readonly news: (news: FeedNews) => void;
  /** Everything missed is here. */
  readonly caughtUp: () => void;
  /** The link is of no use any more; null where it gave no answer. */
  readonly failed: (error: WireError | null) => void;
  /** The server's history is another one: what was known has been dropped. */
  readonly reset: () => void;
}

/** How far a tab has come in the feed for certain, and the last thing it has taken. */
export type FeedPlace = Commands['sync'];

/** Takes durable frames as long as their numbers have no gap, and after any gap asks for what is missing. */
export interface Feed {
  readonly opened: () => void;
  readonly lost: () => void;
  readonly durable: (payload: unknown) => void;
  readonly heads: (payload: unknown) => void;
  readonly fetcher: Fetcher;
  /** How far it has come for certain; null before the first answer. */
  readonly place: () => FeedPlace;
  /** Rises whenever this tab begins anew. */
  readonly history: () => number;
  /** This tab begins to follow: gives the place from which it needs what comes, for it to tell the one that leads. */
  readonly seek: () => FeedPlace;
  /** The tab that leads stands at this place. Where this one does, too, it has missed nothing. */
  readonly met: (place: FeedPlace) => void;
  /** This tab follows, and has yet to hear what it missed before: what it shows may be of another history. */
  readonly isBehind: () => boolean;
  /**
   * Takes the news of the tab that holds the connection. False where that one has begun anew: what this one has may be of the
   * new history already, so it has to ask for itself.
   */
  readonly hear: (news: FeedNews) => boolean;
  /** Begins where another tab stands, whose state this one has just taken over. */
  readonly beginAt: (place: FeedPlace) => void;
  /** Asks once more for what came since a place, for a tab that stands there, unless nothing has. */
  readonly again: (place: FeedPlace) => void;
  readonly close: Stop;
}

/** Makes the feed of one client; the cursor lives as long as it does. */
export function createFeed<Summary extends VisitorConversation>(
  options: IntakeOptions<Summary>,
  listener: FeedListener,
): Feed {
  const { call } = options;
  const intake = createIntake(options, listener);
  let cursor: string | null = null;
  /** There has been an answer, so that what is known is of some history; also once the server has refused the cursor. */
  let begun = false;
  /** Something has been taken since the cursor was moved last. */
  let beyond = false;
  let history = 0;
  /** The last frame's number on this link. */
  let n = 0;
  /** Rises with every link. */
  let link = 0;
  let syncing = false;
  let held: DurableFrame[] = [];
  /** The places of other tabs from which they still wait for an answer. */
  const asked: FeedPlace[] = [];
  /** Where this tab stood when it began to follow, until it has what came since: leaders and links may go meanwhile. */
  let sought: FeedPlace | null = null;

  function place(): FeedPlace {
    const last = intake.last();
    return cursor === null || last === undefined ? { cursor } : { cursor, last };
  }

  /**
   * Asks for what came since the place of another tab, where one is given, and then for what came since this one's. In this
   * order, since the other tab may be further behind, and the server goes on with frames from wherever it was asked last.
   */
  async function sync(by?: FeedPlace): Promise<void> {
    const mine = link;
    syncing = true;
    let at = by;
    for (let more = true; more;) {
      const from = at ?? sought ?? place();
      const outcome = await call('sync', from);
      if (mine !== link) return;
      const ack = outcome.kind === 'answered' ? outcome.ack : null;
      const answer = ack?.ok ? parseSync<Summary>(ack) : undefined;
      if (!answer && (from.cursor === null || !mayStartAgain(ack)))
        return listener.failed(ack && !ack.ok ? ack.error : null);
      if (answer) listener.news({ kind: 'synced', answer, by: at && by });
      if (at) {
        at = answer?.more === false ? undefined : { cursor: answer?.cursor ?? null };
        if (!at) asked.shift();
      } else {
        sought = null;
        if (answer) takeAnswer(answer);
        else cursor = null;
        more = answer?.more ?? true;
      }
    }
    syncing = false;
    finish();
  }

  function takeAnswer(answer: AnySync<Summary>): void {
    const { reset } = answer;
    // Before the first answer nothing is known but rows that were just fetched.
    intake.takeSnapshots(answer.snapshots, { known: reset && begun, held: reset });
    if (reset) {
      history += 1;
      listener.reset();
    }
    intake.take(answer.items);
    intake.takeRows(answer.rows);
    moveTo(answer.cursor);
  }

  function finish(): void {
    listener.caughtUp();
    listener.news({ kind: 'caught_up' });
    intake.fetcher.resume();
    const waiting = held.toSorted((a, b) => a.n - b.n);
    held = [];
    waiting.forEach(receive);
    askAgain();
  }

  function askAgain(): void {
    if (!syncing && options.isLive() && asked[0]) void sync(asked[0]);
  }

  function takeItem(item: FeedItem<AnyEvent>): boolean {
    beyond = true;
    return intake.take([item]);
  }

  function moveTo(reached: string | null): void {
    cursor = reached;
    begun = reached !== null;
    beyond = false;
  }

  function receive(frame: DurableFrame): void {
    if (syncing) return void held.push(frame);
    if (frame.n <= n) return;
    if (frame.n > n + 1) {
      // The answer will have what was sent before this frame, and perhaps the frame itself.
      n = frame.n - 1;
      held.push(frame);
      return void sync();
    }
    n = frame.n;
    listener.news({ kind: 'item', item: frame.item });
    if (!takeItem(frame.item)) void sync();
  }

  function hearAnswer({ answer, by }: FeedNews & { kind: 'synced' }): boolean {
    // An answer that begins elsewhere is for others; whoever is behind waits for its own.
    if (by ? !isSame(by, sought) : sought) return true;
    if (!by && answer.reset && begun) return false;
    if (!answer.more) sought = null;
    takeAnswer(answer as AnySync<Summary>);
    return true;
  }

  return {
    fetcher: intake.fetcher,
    opened: () => {
      link += 1;
      n = 0;
      held = [];
      void sync();
    },
    lost: () => {
      link += 1;
      syncing = false;
    },
    durable: (payload) => {
      const frame = parseDurable(payload);
      if (frame !== undefined) receive(frame);
      else if (!syncing) void sync();
    },
    heads: (payload) => {
      const heads = parseHeads(payload);
      if (syncing || heads === undefined || heads.n < n) return;
      if (heads.n === n) {
        moveTo(heads.cursor);
        return listener.news({ kind: 'cursor', cursor: heads.cursor });
      }
      n = heads.n;
      void sync();
    },
    place,
    history: () => history,
    seek: () => {
      asked.length = 0;
      return (sought ??= place());
    },
    isBehind: () => !!sought,
    met: (here) => {
      if (isSame(here, sought)) sought = null;
    },
    hear: (news) => {
      if (news.kind === 'synced') return hearAnswer(news);
      if (sought) return true;
      if (news.kind === 'item') takeItem(news.item);
      else if (news.kind === 'cursor') moveTo(news.cursor);
      else {
        listener.caughtUp();
        intake.fetcher.resume();
      }
      return true;
    },
    beginAt: (from) => {
      sought = null;
      moveTo(from.cursor);
      intake.beginAt(from.last);
    },
    again: (from) => {
      const isHere = isSame(from, place()) && !beyond;
      if (isHere || asked.some((other) => isSame(other, from))) return;
      asked.push(from);
      askAgain();
    },
    close: () => {
      link += 1;
      intake.fetcher.close();
    },
  };
}

function isSame(one: FeedPlace, other: FeedPlace | null): boolean {
  return one.cursor === other?.cursor && one.last?.event_id === other.last?.event_id;
}

/** True where the server has refused the place itself, so that asking once without one may help. */
function mayStartAgain(ack: Ack<object> | null): boolean {
  if (ack === null || ack.ok) return false;
  return ack.error.retry !== 'later' && ack.error.code !== 'session_expired';
}
