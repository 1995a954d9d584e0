import type { Ack, FeedItem, Id, Rejection, VisitorConversation } from '@porchlight/protocol';
import type { AnyEvent, AnySnapshot } from './audience.ts';
import type { Clock, Link, Stop } from './environment.ts';
import { noConnection } from './no-connection.ts';

const at_once = 4;
const pause_ms = 1_000;
/** Who has waited so long is told that it does not come. */
const patience_ms = 10_000;

/** What the fetcher tells its owner. */
export interface FetcherListener<Summary extends VisitorConversation> {
  /** A snapshot has come; `held` is what came for the conversation while it was under way, in order. */
  readonly fetched: (snapshot: AnySnapshot<Summary>, held: readonly FeedItem<AnyEvent>[]) => void;
}

/** Fetches snapshots of conversations, each once however often it is wanted, a few at a time. */
export interface Fetcher {
  /**
   * Resolves once the snapshot was taken or the server has refused it for good; waits for a connection. Where a server that is
   * there gives none for ten seconds, it resolves with the reason: the snapshot is asked for all the same, and at once where it is
   * wanted again.
   */
  readonly want: (conversation_id: Id) => Promise<Ack<object>>;
  /** Keeps what came for a conversation that is being fetched. False where it isn't. */
  readonly hold: (conversation_id: Id, item: FeedItem<AnyEvent>) => boolean;
  /** The connection is live: goes on with what is wanted. */
  readonly resume: () => void;
  /** Drops what is held: it belonged to an earlier history. */
  readonly forget: () => void;
  readonly close: Stop;
}

interface Want {
  held: FeedItem<AnyEvent>[];
  asked: boolean;
  /** Whoever wants it was told that it does not come. */
  told: boolean;
  readonly since_ms: number;
  readonly answer: Promise<Ack<object>>;
  readonly resolve: (answer: Ack<object>) => void;
}

/** Makes a fetcher over the connection's `call`. */
export function createFetcher<Summary extends VisitorConversation>(
  { clock, call, isLive }: { clock: Clock; call: Link['call']; isLive: () => boolean },
  listener: FetcherListener<Summary>,
): Fetcher {
  const wants = new Map<Id, Want>();
  let stopTimer: Stop = () => {};

  function pump(): void {
    if (!isLive()) return;
    const asked = [...wants.values()].filter((want) => want.asked).length;
    const next = [...wants].filter(([, want]) => !want.asked).slice(0, at_once - asked);
    for (const [id, want] of next) void fetch(id, want);
  }

  async function fetch(id: Id, want: Want): Promise<void> {
    want.asked = true;
    const outcome = await call('conversation.snapshot', { conversation_id: id });
    want.asked = false;
    if (wants.get(id) !== want) return;
    const answer = outcome.kind === 'answered' ? outcome.ack : noConnection;
    if (!answer.ok && answer.error.retry !== 'never') return later(id, want, answer);
    wants.delete(id);
    if (answer.ok) listener.fetched(answer as Ack<object> & AnySnapshot<Summary>, want.held);
    want.resolve(answer);
    pump();
  }

  function later(id: Id, want: Want, refusal: Rejection): void {
    // Behind the others: what can't be had must not keep them from being asked for.
    wants.delete(id);
    wants.set(id, want);
    // A clock that was set back must not make the silence last.
    if (isLive() && Math.abs(clock.now() - want.since_ms) >= patience_ms) {
      want.told = true;
      want.resolve(refusal);
    }
    stopTimer();
    stopTimer = clock.after(refusal.error.retry_after_ms ?? pause_ms, pump);
  }

  function add(id: Id, held: FeedItem<AnyEvent>[] = []): Want {
    const { promise: answer, resolve } = Promise.withResolvers<Ack<object>>();
    const want = { held, asked: false, told: false, since_ms: clock.now(), answer, resolve };
    wants.set(id, want);
    return want;
  }

  return {
    want: (id) => {
      const known = wants.get(id);
      const { answer } = known?.told === false ? known : add(id, known?.held);
      pump();
      return answer;
    },
    hold: (id, item) => {
      const want = wants.get(id);
      want?.held.push(item);
      return want !== undefined;
    },
    resume: pump,
    forget: () => {
      for (const want of wants.values()) want.held = [];
    },
    close: () => {
      stopTimer();
      for (const want of wants.values()) want.resolve(noConnection);
      wants.clear();
    },
  };
}
