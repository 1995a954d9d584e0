import type { VisitorConversation, WireError } from '@porchlight/protocol';
import type { AnySync } from './audience.ts';
import type { Stop } from './environment.ts';
import type { Fetcher } from './fetcher.ts';
import { createIntake, type IntakeListener, type IntakeOptions } from './intake.ts';
import { parseDurable, parseHeads, parseSync, type DurableFrame } from './parse-frame.ts';

/** What the feed tells its owner. */
export interface FeedListener extends IntakeListener {
  /** Everything missed is here. */
  readonly caughtUp: () => void;
  /** The link is of no use any more; null where it gave no answer. */
  readonly failed: (error: WireError | null) => void;
  /** The server's history is another one: what was known has been dropped. */
  readonly reset: () => void;
}

/** Takes durable frames as long as their numbers have no gap, and after any gap asks for what is missing. */
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
  options: IntakeOptions<Summary>,
  listener: FeedListener,
): Feed {
  const { call } = options;
  const intake = createIntake(options, listener);
  let cursor: string | null = null;
  /** The last frame's number on this link. */
  let n = 0;
  /** Rises with every link. */
  let link = 0;
  let syncing = false;
  let held: DurableFrame[] = [];

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
    if (answer.reset) {
      // Before the first answer nothing is known but rows that were just fetched.
      intake.begin(answer.snapshots, cursor !== null);
      listener.reset();
      for (const { conversation } of answer.snapshots) listener.changed(conversation.id);
    }
    intake.take(answer.items);
    intake.takeRows(answer.rows);
    cursor = answer.cursor;
  }

  function finish(): void {
    listener.caughtUp();
    intake.fetcher.resume();
    const waiting = held.toSorted((a, b) => a.n - b.n);
    held = [];
    waiting.forEach(receive);
  }

  function receive(frame: DurableFrame): void {
    if (syncing) return void held.push(frame);
    if (frame.n <= n) return;
    if (frame.n > n + 1) {
      // What was sent before this frame is in the answer; the frame itself may be.
      n = frame.n - 1;
      held.push(frame);
      return void sync();
    }
    n = frame.n;
    if (!intake.take([frame.item])) void sync();
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
        cursor = heads.cursor;
        return;
      }
      n = heads.n;
      void sync();
    },
    close: () => {
      link += 1;
      intake.fetcher.close();
    },
  };
}
