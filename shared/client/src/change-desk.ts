import type { Ack, Commands, Id, WireError } from '@porchlight/protocol';
import { backoff } from './backoff.ts';
import type { Entry, Environment, KeyValueStore, Link, Stop } from './environment.ts';
import { isRecord } from './parse-frame.ts';
import type { ChatState } from './state.ts';
import type { Store } from './store.ts';

/** What the desk stands on. */
export interface ChangeDeskOptions<State extends ChatState> extends Pick<
  Environment,
  'clock' | 'random'
> {
  readonly storage: KeyValueStore;
  readonly store: Store<State>;
  readonly call: Link['call'];
  /** This tab leads, and is live. */
  readonly maySend: () => boolean;
  /** Tells the other tabs that the list has changed. */
  readonly tell: () => void;
}

/** Asks the server for what is to become of messages. */
export interface ChangeDesk {
  /** Takes these for all changes that are wanted, and asks the server for them where this tab may. */
  readonly take: (kept: readonly Entry[]) => void;
  /** Forgets what the server has refused of this message. */
  readonly drop: (message_id: Id) => Promise<void>;
  readonly close: Stop;
}

/** A recall or, with a text, an edit. */
type Change = Commands['message.recall'] & {
  readonly text?: string;
  /** The server has refused it for good: kept until somebody has seen that. */
  readonly error?: WireError;
};

/**
 * Makes the desk. Of one message changes go one after the other, in the order in which they were wanted; messages don't
 * wait for each other.
 */
export function createChangeDesk<State extends ChatState>(
  options: ChangeDeskOptions<State>,
): ChangeDesk {
  const { clock, random, storage, store, call, maySend, tell } = options;
  const changes = new Map<string, Change>();
  /** The messages with a request under way. */
  const asked = new Set<Id>();
  let failures = 0;
  let stopHold: Stop | null = null;

  function show(): void {
    const changing = Object.fromEntries(
      [...changes.values()].map(({ message_id, text = null, error }) => [
        message_id,
        error === undefined ? { text } : { text, error },
      ]),
    );
    store.update((state) => ({ ...state, changing }));
  }

  function pump(): void {
    if (!maySend() || stopHold !== null) return;
    for (const [key, change] of changes) {
      if (change.error === undefined && !asked.has(change.message_id)) void ask(key, change);
    }
  }

  async function ask(key: string, change: Change): Promise<void> {
    const { message_id } = change;
    asked.add(message_id);
    const { text, error: _none, ...recall } = change;
    const outcome =
      text === undefined
        ? await call('message.recall', recall)
        : await call('message.edit', { ...recall, text });
    const ack = outcome.kind === 'answered' ? outcome.ack : undefined;
    const isClear = ack !== undefined && (ack.ok || ack.error.retry === 'never');
    const isDone = isClear && (await settle(key, change, ack));
    asked.delete(message_id);
    if (isDone) return pump();
    // After a lost link it is asked for again once the next one is live.
    if (maySend()) hold(ack?.ok === false ? ack.error.retry_after_ms : 0);
  }

  /**
   * Waits for the event of what was done, which is shown as wanted until then, so that nothing jumps back for a moment. False
   * where the link is lost first: the server may come back from a backup without it, so it is asked for once more.
   */
  async function told({ conversation_id }: Change, seq: number | null): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const look = () => {
      if ((store.getState().logs[conversation_id]?.head ?? Infinity) >= (seq ?? 0)) resolve(true);
      else if (!maySend()) resolve(false);
    };
    const stop = store.subscribe(look);
    look();
    return promise.finally(stop);
  }

  /**
   * Keeps the words of a refused edit until somebody has seen them. A refused recall needs no such note: the message is still
   * there. False where nothing is settled yet.
   */
  async function settle(key: string, change: Change, ack: Ack<object>): Promise<boolean> {
    failures = 0;
    if (ack.ok && !(await told(change, (ack as { seq?: number | null }).seq ?? null))) return false;
    if (!ack.ok && change.text !== undefined && ack.error.code !== 'recalled') {
      const refused = { ...change, error: ack.error };
      changes.set(key, refused);
      show();
      await storage.set(key, JSON.stringify(refused));
    } else {
      await forget(
        ([other, { message_id, error }]) =>
          other === key || (message_id === change.message_id && error !== undefined),
      );
    }
    tell();
    return true;
  }

  async function forget(isGone: (entry: [string, Change]) => boolean): Promise<void> {
    const gone = [...changes].filter(isGone).map(([key]) => key);
    for (const key of gone) changes.delete(key);
    show();
    await Promise.all(gone.map((key) => storage.set(key, undefined)));
  }

  function hold(least_ms = 0): void {
    stopHold?.();
    stopHold = clock.after(backoff(failures++, random, least_ms), () => {
      stopHold = null;
      pump();
    });
  }

  return {
    take: (kept) => {
      changes.clear();
      for (const [key, text] of kept) {
        const change = parse(text);
        if (change !== undefined) changes.set(key, change);
      }
      show();
      pump();
    },
    drop: async (of) => {
      await forget(([, { message_id, error }]) => message_id === of && error !== undefined);
      tell();
    },
    close: () => stopHold?.(),
  };
}

function parse(text: string): Change | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && typeof value['message_id'] === 'string'
      ? (value as unknown as Change)
      : undefined;
  } catch {
    return undefined;
  }
}
