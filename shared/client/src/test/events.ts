import {
  noWatermarks,
  type Message,
  type Receipt,
  type ReceiptKind,
  type Side,
  type VisitorConversation,
  type VisitorEvent,
} from '@porchlight/protocol';
import type { AnySnapshot } from '../audience.ts';

const at = '2026-01-01T00:00:00.000Z';
const envelope = {
  timestamp: at,
  account_id: 'account',
  source: 'widget',
  schema_version: 1,
} as const;

/** A message at a place in the conversation `talk`. */
function messageAt(seq: number, side: Side = 'agent', id = `m${seq}`): Message {
  const author = { kind: side, id: side === 'agent' ? 'ada' : 'mia' };
  return {
    id,
    conversation_id: 'talk',
    seq,
    version: seq,
    author,
    text: id,
    at,
    recalled_at: null,
  };
}

/** Its event, which follows `prev`. */
export function eventAt(
  seq: number,
  { prev = seq - 1, side = 'agent', id }: { prev?: number; side?: Side; id?: string } = {},
): VisitorEvent {
  return {
    ...envelope,
    event_id: `e${seq}`,
    event_type: 'message.created',
    conversation_id: 'talk',
    seq,
    prev,
    data: { message: messageAt(seq, side, id) },
  };
}

/** A step in the conversation `talk`. */
export function stepAt(
  up_to_seq: number,
  kind: ReceiptKind,
  side: Side = 'agent',
  id?: string,
): Receipt {
  const actor = { kind: side, id: id ?? (side === 'agent' ? 'ada' : 'mia') };
  const event_id = `${kind} ${up_to_seq} ${actor.id}`;
  return { event_id, conversation_id: 'talk', actor, kind, up_to_seq, count: 0, at };
}

/** The row of the conversation `talk`. */
export function talkAt(
  head: number,
  change: Partial<VisitorConversation> = {},
): VisitorConversation {
  return {
    id: 'talk',
    status: 'open',
    assignee_id: null,
    head,
    created_at: at,
    visitor_count: 0,
    agent_count: 0,
    visitor_read_count: 0,
    agent_read_count: 0,
    ...noWatermarks,
    ...change,
  };
}

/** A snapshot of `talk` with the events from one seq to another. */
export function snapshotOf(from: number, to: number): AnySnapshot<VisitorConversation> {
  const events = Array.from({ length: to - from + 1 }, (_, index) => eventAt(from + index));
  return { conversation: talkAt(to), events, steps: [], more: from > 1 };
}
