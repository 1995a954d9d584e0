import type { Id, IdSource } from '@porchlight/protocol';
import { backoff } from './backoff.ts';
import type { Environment, Link, Stop } from './environment.ts';
import { isRecord } from './parse-frame.ts';
import type { ChatState } from './state.ts';
import type { Store } from './store.ts';

/** What recalls stand on. */
export interface RecallsOptions<State extends ChatState> {
  readonly environment: Pick<Environment, 'clock' | 'random' | 'storage'>;
  readonly scope: string;
  readonly store: Store<State>;
  readonly newId: IdSource;
  readonly call: Link['call'];
  /** This tab leads, and is live. */
  readonly maySend: () => boolean;
  /** Tells the other tabs that the list has changed. */
  readonly tell: () => void;
}

/** Keeps what is to be recalled until the server has answered. */
export interface Recalls {
  /** Reads what is kept, and asks for it where this tab may. */
  readonly load: () => Promise<void>;
  /** Resolves once it is kept. */
  readonly add: (conversation_id: Id, message_id: Id) => Promise<void>;
  readonly pump: () => void;
  readonly close: Stop;
}

interface Recall {
  readonly id: Id;
  readonly conversation_id: Id;
  readonly message_id: Id;
}

/** Makes the keeper of recalls. They need no order: each concerns one message, and the server takes it early or late. */
export function createRecalls<State extends ChatState>(options: RecallsOptions<State>): Recalls {
  const { environment, store, newId, call, maySend, tell } = options;
  const { clock, random, storage } = environment;
  const prefix = `${options.scope}/recall/`;
  const recalls = new Map<string, Recall>();
  const asked = new Set<string>();
  let failures = 0;
  let stopHold: Stop | null = null;

  function show(): void {
    const recalling = [...recalls.values()].map(({ message_id }) => message_id);
    store.update((state) =>
      recalling.join() === state.recalling.join() ? state : { ...state, recalling },
    );
  }

  async function load(): Promise<void> {
    const kept = await storage.entries(prefix);
    if (storage.shared) recalls.clear();
    for (const [key, text] of kept) {
      const recall = parse(text);
      if (recall !== undefined) recalls.set(key, recall);
    }
    show();
    pump();
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
    load,
    pump,
    add: async (conversation_id, message_id) => {
      if ([...recalls.values()].some((recall) => recall.message_id === message_id)) return;
      const recall = { id: newId(), conversation_id, message_id };
      const key = await storage.append(prefix, message_id, JSON.stringify(recall));
      recalls.set(key, recall);
      show();
      tell();
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
