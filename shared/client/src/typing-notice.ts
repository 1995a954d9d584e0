import type { Commands, Id } from '@porchlight/protocol';
import type { DraftKind } from './chat-client.ts';
import type { Clock } from './environment.ts';

const repeat_ms = 3_000;

/** Tells the other side that somebody types here. */
export interface TypingNotice {
  /** Somebody typed; the text is what stands there now. */
  readonly typed: (conversation_id: Id, kind: DraftKind, text: string) => void;
  /** Nobody types there any more. */
  readonly stopped: (conversation_id: Id, kind: DraftKind) => void;
}

/** Says so at most every three seconds, half of the time that one notice holds. `tell` may drop it. */
export function createTypingNotice(
  clock: Clock,
  tell: (payload: Commands['typing.set']) => void,
): TypingNotice {
  const told_at = new Map<string, number>();

  function say(conversation_id: Id, kind: DraftKind, typing: boolean): void {
    const payload = { conversation_id, typing };
    tell(kind === 'note' ? { ...payload, internal: true } : payload);
  }

  function stopped(conversation_id: Id, kind: DraftKind): void {
    if (told_at.delete(`${conversation_id}/${kind}`)) say(conversation_id, kind, false);
  }

  return {
    stopped,
    typed: (conversation_id, kind, text) => {
      if (text === '') return stopped(conversation_id, kind);
      const key = `${conversation_id}/${kind}`;
      const now = clock.now();
      // Also where the clock was set back meanwhile.
      if (Math.abs(now - (told_at.get(key) ?? -Infinity)) < repeat_ms) return;
      told_at.set(key, now);
      say(conversation_id, kind, true);
    },
  };
}
