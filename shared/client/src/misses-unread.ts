import { type Id, readSeq, type Side, unreadCount } from '@porchlight/protocol';
import type { ChatState } from './state.ts';

/** Further back than this many lines nobody reads on from where they stopped. */
const furthest = 1_000;

/** The oldest line of a conversation that is here; undefined where none is. */
export function oldestLine({ logs }: Pick<ChatState, 'logs'>, id: Id): number | undefined {
  return logs[id]?.entries[0]?.seq;
}

/** True while messages that a side has not read stand above the oldest line that is here: nothing below may count as read [RC7]. */
export function missesUnread(
  state: Pick<ChatState, 'logs' | 'conversations'>,
  id: Id,
  side: Side,
): boolean {
  const log = state.logs[id];
  const conversation = state.conversations[id];
  const oldest = oldestLine(state, id);
  if (!log?.more || !conversation || oldest === undefined) return false;
  if (log.entries.length >= furthest) return false;
  return unreadCount(conversation, side) > 0 && readSeq(conversation, side) < oldest - 1;
}
