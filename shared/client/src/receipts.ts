import { deliveredSeq, otherSide, type Id, type Log, type Side } from '@porchlight/protocol';
import type { ChatState } from './state.ts';

/** The seq up to which delivery may be claimed for a side, or undefined where nothing new has arrived. */
export function arrivedSeq(state: ChatState, conversation_id: Id, side: Side): number | undefined {
  const log = state.logs[conversation_id];
  const summary = state.conversations[conversation_id];
  if (log === undefined || summary === undefined) return undefined;
  const seq = lastFromOther(log, side, log.head);
  return seq > deliveredSeq(summary, side) ? seq : undefined;
}

/** The seq up to which a reader may claim to have read, or undefined where it has claimed so much before. */
export function readableSeq(
  state: ChatState,
  conversation_id: Id,
  side: Side,
  up_to_seq: number,
): number | undefined {
  const log = state.logs[conversation_id];
  if (log === undefined) return undefined;
  const seq = lastFromOther(log, side, up_to_seq);
  const mine = log.steps.filter(({ actor, kind }) => kind === 'read' && actor.id === state.me?.id);
  return mine.some((step) => step.up_to_seq >= seq) || seq === 0 ? undefined : seq;
}

/** The log has no gap, so its last message of the other side stands for all before it. */
function lastFromOther(log: Log, side: Side, up_to_seq: number): number {
  const entry = log.entries.findLast(
    (line) =>
      line.seq <= up_to_seq &&
      line.kind === 'message' &&
      line.message.author.kind === otherSide(side),
  );
  return entry?.seq ?? 0;
}
