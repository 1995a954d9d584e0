import type {
  ConversationRow,
  FeedItem,
  Id,
  LogItem,
  VisitorConversation,
} from '@porchlight/protocol';
import type { AnyEvent, AnySnapshot, Audience } from './audience.ts';
import type { Clock, Link } from './environment.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';
import { fold, foldSnapshot, forgetHistory } from './fold.ts';
import { withoutEntry } from './keyed.ts';
import type { ChatState } from './state.ts';
import type { Store } from './store.ts';

/** What the intake stands on. */
export interface IntakeOptions<Summary extends VisitorConversation> {
  readonly clock: Clock;
  readonly store: Store<ChatState<Summary>>;
  readonly audience: Audience<Summary>;
  readonly call: Link['call'];
  readonly isLive: () => boolean;
  /** True where the conversation's log was asked for, whether or not the audience follows it by itself. */
  readonly isOpen: (conversation_id: Id) => boolean;
}

/** What the intake tells its owner. */
export interface IntakeListener {
  /** Something came for this conversation. */
  readonly changed: (conversation_id: Id) => void;
  /** An event of the account itself was taken. */
  readonly accountEvent: (event: AnyEvent) => void;
}

/** Takes what comes out of the feed into the state, and fetches what it is missing. */
export interface Intake<Summary extends VisitorConversation> {
  /** Takes items in order with one change of state. False where one was of a wrong form. */
  readonly take: (items: readonly FeedItem<AnyEvent>[]) => boolean;
  /** Takes rows of conversations that changed, but whose events and steps did not come along. */
  readonly takeRows: (rows: readonly ConversationRow[]) => void;
  /** Takes snapshots. `drops` says that what was known, or is on its way, is of an earlier history. */
  readonly takeSnapshots: (
    snapshots: readonly AnySnapshot<Summary>[],
    drops: { readonly known: boolean; readonly held: boolean },
  ) => void;
  /** The newest thing of any log that has come, however it came; undefined where nothing has since history began anew. */
  readonly last: () => LogItem | undefined;
  /** Another tab's state was taken over, to which this came last. */
  readonly beginAt: (last: LogItem | undefined) => void;
  readonly fetcher: Fetcher;
}

/** Makes the intake of one client. */
export function createIntake<Summary extends VisitorConversation>(
  options: IntakeOptions<Summary>,
  listener: IntakeListener,
): Intake<Summary> {
  const { store, audience, isOpen } = options;
  let last: LogItem | undefined;
  const fetcher = createFetcher<Summary>(options, {
    fetched: (snapshot, held) => {
      noteLast(lastOf(snapshot));
      const { id } = snapshot.conversation;
      store.update((state) => foldSnapshot(state, snapshot, audience));
      // A conversation that is neither followed nor open was fetched for its row alone.
      if (!isKept(id)) dropLog(id);
      take(held);
      listener.changed(id);
      if (lags(id)) void fetcher.want(id);
    },
  });

  /** What was fetched was read before what the row tells of, and nothing that comes will say so. */
  function lags(id: Id): boolean {
    const { conversations, logs } = store.getState();
    return (logs[id]?.head ?? Infinity) < (conversations[id]?.head ?? 0);
  }

  /** Ids of events rise with time, and a snapshot may be of a conversation that has long been silent. */
  function noteLast(item: LogItem | undefined): void {
    if (item && !(last && last.event_id > item.event_id)) last = item;
  }

  function isKept(id: Id): boolean {
    return isOpen(id) || audience.follows(store.getState(), id);
  }

  function dropLog(id: Id): void {
    store.update((state) => ({ ...state, logs: withoutEntry(state.logs, id) }));
  }

  function take(items: readonly FeedItem<AnyEvent>[]): boolean {
    const touched = new Set<Id>();
    let sound = true;
    let state = store.getState();
    for (const item of items) {
      try {
        state = takeOne(state, item, touched);
        noteLast(logItemOf(item));
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

  /** A log that lags behind is fetched anew where it is wanted, else dropped. */
  function refetch(id: Id): void {
    if (!(id in store.getState().logs)) return;
    if (isKept(id)) void fetcher.want(id);
    else dropLog(id);
  }

  return {
    take,
    last: () => last,
    beginAt: (other) => void (last = other),
    fetcher,
    takeRows: (rows) => {
      store.update((state) => audience.adopt(state, rows));
      for (const { conversation } of rows) refetch(conversation.id);
    },
    takeSnapshots: (snapshots, drops) => {
      if (drops.held) {
        fetcher.forget();
        last = undefined;
      }
      snapshots.map(lastOf).forEach(noteLast);
      store.update((state) =>
        snapshots.reduce(
          (next, snapshot) => foldSnapshot(next, snapshot, audience),
          drops.known ? forgetHistory(state) : state,
        ),
      );
      for (const { conversation } of snapshots) {
        if (!isKept(conversation.id)) dropLog(conversation.id);
        listener.changed(conversation.id);
      }
    },
  };
}

function lastOf({ events }: AnySnapshot<VisitorConversation>): LogItem | undefined {
  const event = events.at(-1);
  return event && logItemOf({ event });
}

function logItemOf(item: FeedItem<AnyEvent>): LogItem | undefined {
  if ('receipt' in item) {
    const { conversation_id, up_to_seq: seq, event_id } = item.receipt;
    return { conversation_id, seq, event_id };
  }
  const { conversation_id, seq, event_id } = item.event;
  return conversation_id === null ? undefined : { conversation_id, seq, event_id };
}
