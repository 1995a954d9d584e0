import type { Id, Introduction, Moment, Rich, RichAnswer, WireError } from '@porchlight/protocol';
import type { KeyValueStore } from './environment.ts';
import type { OutgoingFile } from './files.ts';
import { isRecord } from './parse-frame.ts';

/** An unsent message as kept. */
export interface KeptMessage {
  readonly id: Id;
  readonly conversation_id: Id;
  readonly text: string;
  readonly internal?: true;
  readonly reply_to?: Id;
  /** What the files hold is kept elsewhere, under their ids. */
  readonly files?: readonly OutgoingFile[];
  readonly introduction?: Introduction;
  readonly rich?: Rich;
  readonly answer?: RichAnswer;
  readonly created_at: Moment;
  /** Set before the first attempt: from then on the server may have it. */
  readonly tried?: true;
  /** Why the server would not have it. */
  readonly failed?: WireError;
}

/**
 * The place of an outbox in a store: one entry per message, in the order of the store's counter. Where tabs share the
 * store it is the judge between them: of a tab that begins to send a message and one that takes it out, one comes first.
 */
export interface OutboxStorage {
  /** Everything kept, in order of sending, with its keys. Entries that can't be read are left alone. */
  readonly load: () => Promise<readonly { readonly key: string; readonly kept: KeptMessage }[]>;
  /** Keeps a message behind all others and gives its key. */
  readonly add: (message: KeptMessage) => Promise<string>;
  /** Notes that a message is about to be sent. False where it has been taken out; `again`, it is kept anew then. */
  readonly begin: (key: string, message: KeptMessage, again: boolean) => Promise<boolean>;
  /** Notes why the server won't have a message, unless it has been taken out. */
  readonly fail: (key: string, failed: WireError) => Promise<void>;
  /** Takes out a message that the server can't have. False where it has been tried, or is gone already. */
  readonly take: (key: string) => Promise<boolean>;
  readonly forget: (key: string) => Promise<void>;
}

/** Files an outbox under a scope. */
export function createOutboxStorage(storage: KeyValueStore, scope: string): OutboxStorage {
  const prefix = `${scope}/outbox/`;
  return {
    load: async () =>
      (await storage.entries(prefix)).flatMap(([key, text]) => {
        const kept = parse(text);
        return kept === undefined ? [] : [{ key, kept }];
      }),
    add: (message) => storage.append(prefix, message.id, JSON.stringify(message)),
    begin: async (key, message, again) => {
      const text = JSON.stringify({ ...message, tried: true });
      const before = await storage.update(key, (kept) =>
        kept === undefined && storage.shared && !again ? undefined : text,
      );
      return before !== undefined || again || !storage.shared;
    },
    fail: async (key, failed) => {
      await storage.update(key, (text) => {
        const kept = parse(text);
        return kept && JSON.stringify({ ...kept, failed });
      });
    },
    take: async (key) => {
      const before = await storage.update(key, (text) => (isOut(parse(text)) ? text : undefined));
      const taken = before === undefined ? !storage.shared : !isOut(parse(before));
      // Where tabs don't share it, it may be on a disk that can't be read any more.
      if (taken && !storage.shared) await storage.set(key, undefined);
      return taken;
    },
    forget: (key) => storage.set(key, undefined),
  };
}

/** The server may have it. */
function isOut(kept: KeptMessage | undefined): boolean {
  return kept?.tried === true && kept.failed === undefined;
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
