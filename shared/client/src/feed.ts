import type { FeedItem, Id, VisitorConversation, WireError } from '@porchlight/protocol';
import type { AnyEvent, AnySync, Audience } from './audience.ts';
import type { Clock, Link, Stop } from './environment.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';
import { fold, foldSnapshot, forgetHistory } from './fold.ts';
import { parseDurable, parseHeads, parseSync, type DurableFrame } from './parse-frame.ts';
import type { ChatState } from './state.ts';
import type { Store } from './store.ts';

/** What the feed stands on. */
export interface FeedOptions<Summary extends VisitorConversation> {
  readonly clock: Clock;
  readonly store: Store<ChatState<Summary>>;
  readonly audience: Audience<Summary>;
  readonly call: Link['call'];
  readonly isLive: () => boolean;
  /** True where the conversation's log was asked for, whether or not the audience follows it by itself. */
  readonly isOpen: (conversation_id: Id) => boolean;
}

/** What the feed tells its owner. */
export interface FeedListener {
  /** Everything missed is here. */
  readonly caughtUp: () => void;
  /** The link is of no use any more; null where it gave no answer. */
  readonly failed: (error: WireError | null) => void;
  /** The server's history is another one: what was known has been dropped. */
  readonly reset: () => void;
  /** Something came for this conversation. */
  readonly changed: (conversation_id: Id) => void;
  /** An event of the account itself was taken. */
  readonly accountEvent: (event: AnyEvent) => void;
}

/** Turns durable frames into state, and after any gap asks for what is missing. */
export interface Feed {
  readonly opened: () => void;
  readonly lost: () => void;
  readonly durable: (payload: unknown) => void;
  readonly heads: (payload: unknown) => void;
  readonly fetcher: Fetcher;
  readonly close: Stop;
}

/** Makes the feed of one client; the cursor lives as long as it does. */
export function createFeed<Summary extends VisitorConversation>(
  options: FeedOptions<Summary>,
  listener: FeedListener,
): Feed {
  const { store, audience, call, isOpen } = options;
  let cursor: string | null = null;
  /** The last frame's number on this link. */
  let n = 0;
  /** Rises with every link. */
  let link = 0;
  let syncing = false;
  let held: DurableFrame[] = [];
  const fetcher = createFetcher<Summary>(options, {
    fetched: (snapshot, items) => {
      const id = snapshot.conversation.id;
      store.update((state) => keepLog(foldSnapshot(state, snapshot, audience), id));
      take(items);
      listener.changed(id);
    },
  });

  /** A conversation that is neither followed nor open was fetched for its row alone. */
  function keepLog(state: ChatState<Summary>, id: Id): ChatState<Summary> {
    if (isOpen(id) || audience.follows(state, id)) return state;
    const { [id]: _dropped, ...logs } = state.logs;
    return { ...state, logs };
  }

  /** Takes items in order with one change of state. False where one was of a wrong form. */
  function take(items: readonly FeedItem<AnyEvent>[]): boolean {
    const touched = new Set<Id>();
    let sound = true;
    let state = store.getState();
    for (const item of items) {
      try {
        state = takeOne(state, item, touched);
      } catch {
        // A form that this build does not know: the rest of the feed must not stop for it.
        sound = false;
      }
    }
    store.update(() => state);
    for (const id of touched) listener.changed(id);
    for (const item of items) {
      if ('event' in item && item.event.conversation_id === null) listener.accountEvent(item.event);
    }
    return sound;
  }

  function takeOne(
    state: ChatState<Summary>,
    item: FeedItem<AnyEvent>,
    touched: Set<Id>,
  ): ChatState<Summary> {
    const id = 'event' in item ? item.event.conversation_id : item.receipt.conversation_id;
    const { state: next, outcome } = fold(state, item, audience);
    if (id === null) return next;
    touched.add(id);
    const missing = outcome === 'gap' || (outcome === 'no_log' && audience.follows(next, id));
    if (fetcher.hold(id, item) || !missing) return next;
    void fetcher.want(id);
    fetcher.hold(id, item);
    return next;
  }

  async function sync(): Promise<void> {
    const mine = link;
    syncing = true;
    for (let more = true; more;) {
      const outcome = await call('sync', { cursor });
      if (mine !== link) return;
      if (outcome.kind === 'unclear') return listener.failed(null);
      if (!outcome.ack.ok && !mayStartAgain(outcome.ack.error)) {
        return listener.failed(outcome.ack.error);
      }
      if (!outcome.ack.ok) continue;
      const answer = parseSync<Summary>(outcome.ack);
      if (answer === undefined) return listener.failed(null);
      takeAnswer(answer);
      more = answer.more;
    }
    syncing = false;
    finish();
  }

  /** A cursor that the server won't have is dropped, once. */
  function mayStartAgain(error: WireError): boolean {
    if (cursor === null || error.retry === 'later' || error.code === 'session_expired')
      return false;
    cursor = null;
    return true;
  }

  function takeAnswer(answer: AnySync<Summary>): void {
    if (answer.reset) reset(answer.snapshots);
    take(answer.items);
    store.update((state) => audience.adopt(state, answer.rows));
    for (const { conversation } of answer.rows) refetch(conversation.id);
    cursor = answer.cursor;
  }

  function reset(snapshots: AnySync<Summary>['snapshots']): void {
    const known = cursor !== null;
    fetcher.forget();
    store.update((state) =>
      snapshots.reduce(
        (next, snapshot) => foldSnapshot(next, snapshot, audience),
        // Before the first answer nothing is known but rows that were just fetched.
        known ? forgetHistory(state) : state,
      ),
    );
    listener.reset();
    for (const { conversation } of snapshots) listener.changed(conversation.id);
  }

  /** A conversation whose events and steps did not come along: its log is fetched anew where it is wanted, else dropped. */
  function refetch(id: Id): void {
    if (!(id in store.getState().logs)) return;
    if (isOpen(id) || audience.follows(store.getState(), id)) void fetcher.want(id);
    else store.update((state) => keepLog(state, id));
  }

  function finish(): void {
    listener.caughtUp();
    fetcher.resume();
    const waiting = held.toSorted((a, b) => a.n - b.n);
    held = [];
    waiting.forEach(receive);
  }

  function receive(frame: DurableFrame): void {
    if (syncing) return void held.push(frame);
    if (frame.n <= n) return;
    const jumped = frame.n > n + 1;
    n = frame.n;
    if (jumped) {
      // What was sent before this frame is in the answer; the frame itself may be.
      n -= 1;
      held.push(frame);
      void sync();
    } else if (!take([frame.item])) void sync();
  }

  return {
    fetcher,
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
        cursor = heads.cursor;
        return;
      }
      n = heads.n;
      void sync();
    },
    close: () => {
      link += 1;
      fetcher.close();
    },
  };
}
