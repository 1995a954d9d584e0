import type { Id } from '@porchlight/protocol';
import type { DraftKind } from './chat-client.ts';
import type { Environment, Stop } from './environment.ts';

const write_ms = 300;

/** Keeps what a person is writing, so that a reload takes nothing away. */
export interface Drafts {
  /** Brings back what was kept. */
  readonly load: () => Promise<void>;
  readonly get: (conversation_id: Id, kind: DraftKind) => string;
  /** Takes a text at once and writes it a moment later. */
  readonly set: (conversation_id: Id, kind: DraftKind, text: string) => void;
  /** Erases a draft that was sent, unless something else has been written since. */
  readonly sent: (conversation_id: Id, kind: DraftKind, text: string) => void;
  /** Writes what waits to be written. */
  readonly flush: () => void;
  readonly close: Stop;
}

/** Files drafts under a scope. */
export function createDrafts(
  { clock, storage }: Pick<Environment, 'clock' | 'storage'>,
  scope: string,
): Drafts {
  const prefix = `${scope}/draft/`;
  const texts = new Map<string, string>();
  const waiting = new Set<string>();
  let stopTimer: Stop | null = null;

  function flush(): void {
    stopTimer?.();
    stopTimer = null;
    for (const key of waiting) {
      const text = texts.get(key) ?? '';
      void (text === '' ? storage.delete(key) : storage.set(key, text));
    }
    waiting.clear();
  }

  function set(key: string, text: string): void {
    texts.set(key, text);
    waiting.add(key);
    stopTimer ??= clock.after(write_ms, flush);
  }

  const keyOf = (conversation_id: Id, kind: DraftKind): string =>
    `${prefix}${conversation_id}/${kind}`;

  return {
    load: async () => {
      for (const key of await storage.keys(prefix)) {
        const text = await storage.get(key);
        // What was written in the meantime is newer than what was kept.
        if (text !== undefined && !texts.has(key)) texts.set(key, text);
      }
    },
    get: (conversation_id, kind) => texts.get(keyOf(conversation_id, kind)) ?? '',
    set: (conversation_id, kind, text) => set(keyOf(conversation_id, kind), text),
    sent: (conversation_id, kind, text) => {
      const key = keyOf(conversation_id, kind);
      if (texts.get(key)?.trim() === text.trim()) set(key, '');
    },
    flush,
    close: flush,
  };
}
