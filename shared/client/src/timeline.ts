import {
  noWatermarks,
  statusOf,
  type Id,
  type LogEntry,
  type Status,
  type VisitorConversation,
  type Watermarks,
} from '@porchlight/protocol';
import type { ChatState, OutgoingMessage, TimelineLine } from './state.ts';

interface Timeline {
  readonly summary: VisitorConversation | undefined;
  readonly outbox: ChatState['outbox'];
  readonly changing: ChatState['changing'];
  readonly lines: readonly TimelineLine[];
}

const nothing: readonly TimelineLine[] = [];
const timelines = new WeakMap<object, Map<Id, Timeline>>();
const made = new WeakMap<object, TimelineLine>();

/**
 * The lines of a conversation: its log, and below it what is on its way out. The same array while nothing in it
 * changed, and the same line for what did not change.
 */
export function timelineOf(state: ChatState, conversation_id: Id): readonly TimelineLine[] {
  const entries = state.logs[conversation_id]?.entries ?? [];
  const { outbox, changing } = state;
  if (entries.length + outbox.length === 0) return nothing;
  const summary = state.conversations[conversation_id];
  // Filed under what the lines are made of, so that they go when it goes and two clients never meet.
  const cache = cacheOf(entries.length > 0 ? entries : outbox);
  const known = cache.get(conversation_id);
  const isKnown = known?.summary === summary && known?.outbox === outbox;
  if (known !== undefined && isKnown && known.changing === changing) return known.lines;
  const lines = makeLines(entries, outbox, conversation_id, summary ?? noWatermarks, state);
  const same = known !== undefined && isSame(known.lines, lines);
  const kept = same ? known.lines : lines;
  cache.set(conversation_id, { summary, outbox, changing, lines: kept });
  return kept;
}

function makeLines(
  entries: readonly LogEntry[],
  outbox: ChatState['outbox'],
  conversation_id: Id,
  marks: Watermarks,
  state: ChatState,
): readonly TimelineLine[] {
  const below = outbox.filter((message) => message.conversation_id === conversation_id);
  if (entries.length + below.length === 0) return nothing;
  return [
    ...entries.flatMap((entry) => (entry.kind === 'change' ? [] : lineOf(entry, marks, state))),
    ...below.map((message) => outgoingLine(message, marks, state)),
  ];
}

function lineOf(
  entry: Exclude<LogEntry, { kind: 'change' }>,
  marks: Watermarks,
  { changing }: ChatState,
): TimelineLine {
  if (entry.kind === 'message') {
    const { message } = entry;
    // A provider tells of its own; and nobody outside ever gets a note, so it has no ticks to climb.
    const derived = message.internal === true ? 'sent' : statusOf(message, marks);
    const status = message.status ?? derived;
    const line = { kind: 'message', key: message.id, message, status } as const;
    const change = changing[message.id];
    return change === undefined ? reuse(message, status, () => line) : { ...line, change };
  }
  const { event } = entry;
  return reuse(event, undefined, () => ({ kind: 'activity', key: event.event_id, event }));
}

function outgoingLine(message: OutgoingMessage, marks: Watermarks, state: ChatState): TimelineLine {
  const status = outgoingStatus(message, marks, state);
  return reuse(message, status, () => ({ kind: 'outgoing', key: message.id, message, status }));
}

function outgoingStatus(message: OutgoingMessage, marks: Watermarks, { me }: ChatState): Status {
  if (message.state.kind === 'failed') return 'failed';
  if (message.state.kind !== 'acked') return 'pending';
  if (me === null || message.internal === true) return 'sent';
  return statusOf({ author: me, seq: message.state.seq }, marks);
}

function reuse(source: object, status: Status | undefined, make: () => TimelineLine): TimelineLine {
  const known = made.get(source);
  if (known !== undefined && ('status' in known ? known.status : undefined) === status)
    return known;
  const line = make();
  made.set(source, line);
  return line;
}

function cacheOf(source: object): Map<Id, Timeline> {
  const known = timelines.get(source);
  if (known !== undefined) return known;
  const cache = new Map<Id, Timeline>();
  timelines.set(source, cache);
  return cache;
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
