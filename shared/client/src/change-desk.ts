import type { Commands } from '@porchlight/protocol';
import { backoff } from './backoff.ts';
import type { Entry, Environment, KeyValueStore, Link, Stop } from './environment.ts';
import { isRecord } from './parse-frame.ts';
import type { ChatState } from './state.ts';
import type { Store } from './store.ts';

/** What the desk stands on. */
export interface RecallDeskOptions<State extends ChatState> extends Pick<
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

/** Asks the server for what is to be recalled. */
export interface RecallDesk {
  /** This is all that is to be recalled; asks for it where this tab may. */
  readonly take: (kept: readonly Entry[]) => void;
  readonly close: Stop;
}

type Recall = Commands['message.recall'];

/** Makes the desk. Recalls need no order: each concerns one message, and the server takes it early or late. */
export function createRecallDesk<State extends ChatState>(
  options: RecallDeskOptions<State>,
): RecallDesk {
  const { clock, random, storage, store, call, maySend, tell } = options;
  const recalls = new Map<string, Recall>();
  const asked = new Set<string>();
  let failures = 0;
  let stopHold: Stop | null = null;

  function show(): void {
    const recalling = [...new Set([...recalls.values()].map(({ message_id }) => message_id))];
    store.update((state) => ({ ...state, recalling }));
  }

  function pump(): void {
    if (!maySend() || stopHold !== null) return;
    for (const [key, recall] of recalls) if (!asked.has(key)) void ask(key, recall);
  }

  async function ask(key: string, recall: Recall): Promise<void> {
    asked.add(key);
    const outcome = await call('message.recall', recall);
    asked.delete(key);
    if (outcome.kind === 'unclear') return maySend() ? hold() : undefined;
    const { ack } = outcome;
    if (!ack.ok && ack.error.retry !== 'never') return hold(ack.error.retry_after_ms);
    failures = 0;
    recalls.delete(key);
    show();
    await storage.set(key, undefined);
    tell();
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
      recalls.clear();
      for (const [key, text] of kept) {
        const recall = parse(text);
        if (recall !== undefined) recalls.set(key, recall);
      }
      show();
      pump();
    },
    close: () => stopHold?.(),
  };
}

function parse(text: string): Recall | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && typeof value['message_id'] === 'string'
      ? (value as unknown as Recall)
      : undefined;
  } catch {
    return undefined;
  }
}
