import type { Id, Moment, WireError } from '@porchlight/protocol';
import type { KeyValueStore } from './environment.ts';
import { isRecord } from './parse-frame.ts';

/** An unsent message as kept. */
export interface KeptMessage {
  readonly id: Id;
  readonly conversation_id: Id;
  readonly text: string;
  readonly internal?: true;
  readonly created_at: Moment;
  /** Set before the first attempt: from then on the server may have it. */
  readonly tried?: true;
  /** Why the server would not have it. */
  readonly failed?: WireError;
}

/** The place of an outbox in a store: one entry per message, in the order of its own counter. */
export interface OutboxStorage {
  /** Everything kept, in order of sending, with its keys. Entries that can't be read are left alone. */
  readonly load: () => Promise<readonly { readonly key: string; readonly kept: KeptMessage }[]>;
  /** The key after every other that this client knows. */
  readonly nextKey: (id: Id) => string;
  readonly keep: (key: string, kept: KeptMessage) => Promise<void>;
  readonly forget: (key: string) => Promise<void>;
}

/** Files an outbox under a scope. Keys end in the message's id, so that two tabs never write over each other. */
export function createOutboxStorage(storage: KeyValueStore, scope: string): OutboxStorage {
  const prefix = `${scope}/outbox/`;
  let counter = 0;
  return {
    load: async () => {
      const keys = await storage.keys(prefix);
      const found = await Promise.all(
        keys.map(async (key) => ({ key, kept: parse(await storage.get(key)) })),
      );
      counter = Math.max(counter, ...keys.map((key) => counterOf(key.slice(prefix.length))));
      return found.flatMap(({ key, kept }) => (kept === undefined ? [] : [{ key, kept }]));
    },
    nextKey: (id) => `${prefix}${String(++counter).padStart(12, '0')}.${id}`,
    keep: (key, kept) => storage.set(key, JSON.stringify(kept)),
    forget: (key) => storage.delete(key),
  };
}

function counterOf(name: string): number {
  const value = Number.parseInt(name, 10);
  return Number.isSafeInteger(value) ? value : 0;
}

function parse(text: string | undefined): KeptMessage | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isKept(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is KeptMessage {
  return (
    isRecord(value) &&
    ['id', 'conversation_id', 'text', 'created_at'].every(
      (field) => typeof value[field] === 'string',
    )
  );
}
