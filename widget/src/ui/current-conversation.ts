import type { VisitorState } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';

/** The conversation to show: the latest, else the one that waits in the outbox, else `next`. */
export function currentConversation(state: VisitorState, next: Id): Id {
  const [latest] = Object.values(state.conversations).toSorted((one, other) =>
    other.created_at.localeCompare(one.created_at),
  );
  return latest?.id ?? state.outbox[0]?.conversation_id ?? next;
}
