import type { Id } from '@porchlight/protocol';
import type { Draft, DraftKind } from './chat-client.ts';
import type { Environment, Stop } from './environment.ts';

/**
 * Less than lies between two keys, so that a page which goes away without a word (a frame that is taken out, a killed
 * browser) takes no more than the last one along.
 */
const write_ms = 40;
const id_length = 36;

/**
 * A draft as it now stands, under the key that it is kept by; empty for none. A tab of an earlier build takes the text for
 * all of it, so what it answers is told apart.
 */
export interface DraftNews extends Draft {
  readonly kind: 'draft';
  readonly key: string;
}

/** Called with a conversation whose draft was changed in another tab. */
export type DraftListener = (conversation_id: Id, kind: DraftKind, draft: Draft) => void;

/** Keeps what a person is writing, so that a reload takes nothing away. */
export interface Drafts {
  /** Brings back what was kept. */
  readonly load: () => Promise<void>;
  readonly get: (conversation_id: Id, kind: DraftKind) => Draft;
  /** Takes a text, and what it answers, at once and writes them a moment later. */
  readonly set: (conversation_id: Id, kind: DraftKind, text: string, reply_to?: Id) => void;
  /** Erases a draft that was sent, unless something else has been written since. */
  readonly sent: (conversation_id: Id, kind: DraftKind, text: string) => void;
  /** Writes what waits to be written. */
  readonly flush: () => void;
  /** Takes what was written in another tab, unless somebody is writing the same here. */
  readonly hear: (news: DraftNews) => void;
  readonly onChange: (listener: DraftListener) => Stop;
  /** There are words in a draft. */
  readonly hasWords: () => boolean;
  /** Drops everything, written or not; what the store has stays. */
  readonly forget: () => void;
  readonly close: Stop;
}

/** Files drafts under a scope. The last to write a draft, in whichever tab, is right. */
export function createDrafts(
  { clock, storage }: Pick<Environment, 'clock' | 'storage'>,
  scope: string,
  tell: (news: DraftNews) => void,
): Drafts {
  const prefix = `${scope}/draft/`;
  const texts = new Map<string, string>();
  const waiting = new Set<string>();
  const listeners = new Set<DraftListener>();
  let stopTimer: Stop | null = null;

  function flush(): void {
    stopTimer?.();
    stopTimer = null;
    for (const key of waiting) {
      void storage.set(key, texts.get(key) || undefined);
      tell({ kind: 'draft', key, ...read(key) });
    }
    waiting.clear();
  }

  function set(key: string, draft: Draft): void {
    texts.set(key, written(draft));
    waiting.add(key);
    stopTimer ??= clock.after(write_ms, flush);
  }

  function read(key: string): Draft {
    const text = texts.get(key) ?? '';
    const at = text.length - id_length - 1;
    return text[at] === '\0' ? { text: text.slice(0, at), reply_to: text.slice(at + 1) } : { text };
  }

  const keyOf = (conversation_id: Id, kind: DraftKind): string =>
    `${prefix}${conversation_id}/${kind}`;

  return {
    load: async () => {
      for (const [key, text] of await storage.entries(prefix)) {
        // What was written in the meantime is newer than what was kept.
        if (!texts.has(key)) texts.set(key, text);
      }
    },
    get: (conversation_id, kind) => read(keyOf(conversation_id, kind)),
    set: (conversation_id, kind, text, reply_to) =>
      set(keyOf(conversation_id, kind), { text, reply_to }),
    sent: (conversation_id, kind, text) => {
      const key = keyOf(conversation_id, kind);
      if (read(key).text.trim() === text.trim()) set(key, { text: '' });
    },
    flush,
    hear: ({ key, ...draft }) => {
      if (waiting.has(key)) return;
      texts.set(key, written(draft));
      const [conversation_id = '', kind] = key.slice(prefix.length).split('/');
      for (const listener of listeners) listener(conversation_id, kind as DraftKind, read(key));
    },
    onChange: (listener) => {
      const entry: DraftListener = (...change) => listener(...change);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    hasWords: () => [...texts.keys()].some((key) => read(key).text.trim() !== ''),
    forget: () => {
      stopTimer?.();
      stopTimer = null;
      waiting.clear();
      texts.clear();
    },
    close: flush,
  };
}

// What a draft answers stands behind its text and a NUL. One that answers nothing is its text alone, as all were once.
function written({ text, reply_to }: Draft): string {
  return reply_to ? `${text}\0${reply_to}` : text;
}
