import {
  applyEvent,
  applyReceipt,
  emptyLog,
  findMessage,
  isLogEvent,
  logFromSnapshot,
  mergeConversation,
  prependHistory,
  projectReceipt,
  type FeedItem,
  type HistoryPage,
  type Id,
  type Log,
  type LogEvent,
  type Receipt,
  type VisitorConversation,
} from '@porchlight/protocol';
import type { AnyEvent, AnySnapshot, Audience } from './audience.ts';
import { withEntry, withoutEntry } from './keyed.ts';
import type { ChatState, LoadedLog } from './state.ts';

/**
 * What became of one thing of the feed. `gap`: something before it is missing here, so it changed nothing yet.
 * `no_log`: it is taken, but the conversation's log is not kept here.
 */
export interface Folded<State> {
  readonly state: State;
  readonly outcome: 'applied' | 'gap' | 'no_log';
}

/** Takes one thing of the feed into the state. Pure; repetition does no harm. */
export function fold<Summary extends VisitorConversation>(
  state: ChatState<Summary>,
  item: FeedItem<AnyEvent>,
  audience: Audience<Summary>,
): Folded<ChatState<Summary>> {
  if ('receipt' in item) return { state: foldReceipt(state, item.receipt), outcome: 'applied' };
  const met = audience.meet(state, item.event);
  if (!isLogEvent(item.event)) return { state: met, outcome: 'applied' };
  return foldEvent(met, item.event, audience);
}

function foldEvent<Summary extends VisitorConversation>(
  state: ChatState<Summary>,
  event: LogEvent,
  audience: Audience<Summary>,
): Folded<ChatState<Summary>> {
  const id = event.conversation_id;
  const known = state.conversations[id];
  // An event with nothing before it can always begin a log.
  const log = state.logs[id] ?? (event.prev === 0 ? fresh(emptyLog) : undefined);
  const summary =
    event.prev > ((log ?? known)?.head ?? 0) ? undefined : audience.project(known, event);
  if (summary === undefined) return { state: acknowledge(state, event), outcome: 'gap' };
  const next = {
    ...state,
    conversations: withEntry(state.conversations, id, summary),
    logs: log === undefined ? state.logs : withEntry(state.logs, id, extend(log, event)),
    outbox: withoutMessage(state.outbox, event),
    typing: withoutAuthor(state.typing, event),
  };
  return { state: next, outcome: log === undefined ? 'no_log' : 'applied' };
}

function extend(log: LoadedLog, event: LogEvent): LoadedLog {
  const applied = applyEvent(log, event);
  return applied.outcome === 'applied' ? { ...log, ...applied.log } : log;
}

/** An event that can't be shown yet proves all the same that its message is on the server's disk. */
function acknowledge<State extends ChatState>(state: State, event: LogEvent): State {
  if (event.event_type !== 'message.created') return state;
  const { id, seq, at } = event.data.message;
  if (!state.outbox.some((message) => message.id === id)) return state;
  const outbox = state.outbox.map((message) =>
    message.id === id ? { ...message, state: { kind: 'acked', seq, at } as const } : message,
  );
  return { ...state, outbox };
}

function withoutMessage(outbox: ChatState['outbox'], event: LogEvent): ChatState['outbox'] {
  if (event.event_type !== 'message.created') return outbox;
  const { id } = event.data.message;
  return outbox.some((message) => message.id === id)
    ? outbox.filter((message) => message.id !== id)
    : outbox;
}

function withoutAuthor(typing: ChatState['typing'], event: LogEvent): ChatState['typing'] {
  const now = typing[event.conversation_id];
  if (now === undefined || event.event_type !== 'message.created') return typing;
  const { author } = event.data.message;
  const rest = now.filter(({ actor }) => actor.id !== author.id);
  if (rest.length === now.length) return typing;
  return rest.length === 0
    ? withoutEntry(typing, event.conversation_id)
    : withEntry(typing, event.conversation_id, rest);
}

function foldReceipt<Summary extends VisitorConversation>(
  state: ChatState<Summary>,
  receipt: Receipt,
): ChatState<Summary> {
  const id = receipt.conversation_id;
  const summary = state.conversations[id];
  const log = state.logs[id];
  const conversations =
    summary === undefined
      ? state.conversations
      : withEntry(state.conversations, id, projectReceipt(summary, receipt));
  const logs = log === undefined ? state.logs : withEntry(state.logs, id, withStep(log, receipt));
  return conversations === state.conversations && logs === state.logs
    ? state
    : { ...state, conversations, logs };
}

function withStep(log: LoadedLog, receipt: Receipt): LoadedLog {
  const next = applyReceipt(log, receipt);
  return next === log ? log : { ...log, ...next };
}

/** Takes a snapshot of one conversation. What is known already and reaches further is kept. */
export function foldSnapshot<Summary extends VisitorConversation>(
  state: ChatState<Summary>,
  snapshot: AnySnapshot<Summary>,
  audience: Audience<Summary>,
): ChatState<Summary> {
  const { conversation } = snapshot;
  const known = state.conversations[conversation.id];
  const summary = known === undefined ? conversation : mergeConversation(known, conversation);
  const log = mergeLog(state.logs[conversation.id], snapshot);
  const logs = withEntry(state.logs, conversation.id, log);
  const next = {
    ...state,
    conversations: withEntry(state.conversations, conversation.id, summary),
    logs,
    outbox: state.outbox.filter((message) => !isCovered(message, logs)),
  };
  return audience.meetAll(next, snapshot);
}

function mergeLog(
  known: LoadedLog | undefined,
  snapshot: AnySnapshot<VisitorConversation>,
): LoadedLog {
  if (known === undefined) return fresh(logFromSnapshot(snapshot));
  const extended = snapshot.events.reduce<Log | undefined>((log, event) => {
    if (log === undefined) return undefined;
    const applied = applyEvent(log, event);
    if (applied.outcome === 'gap') return undefined;
    return applied.outcome === 'applied' ? applied.log : log;
  }, known);
  // Where the pages meet, older pages that were loaded stay.
  if (extended === undefined || extended.head < snapshot.conversation.head) {
    return fresh(logFromSnapshot(snapshot));
  }
  return { ...known, ...snapshot.steps.reduce(applyReceipt, extended) };
}

/** True for a message on its way out that stands in its conversation's log, or would. */
export function isCovered(
  { id, conversation_id, state }: ChatState['outbox'][number],
  logs: ChatState['logs'],
): boolean {
  const log = logs[conversation_id];
  if (log === undefined) return false;
  if (state.kind === 'acked' && state.seq <= log.head) return true;
  return findMessage(log, id) !== undefined;
}

/** Takes a page of older events, unless the log was replaced since it was asked for. */
export function foldHistory<Summary extends VisitorConversation>(
  state: ChatState<Summary>,
  conversation_id: Id,
  before_seq: number,
  page: HistoryPage<LogEvent>,
): ChatState<Summary> {
  const log = state.logs[conversation_id];
  if (log === undefined || oldestSeq(log) !== before_seq) return state;
  const longer = { ...log, ...prependHistory(log, page) };
  return { ...state, logs: withEntry(state.logs, conversation_id, longer) };
}

/** The seq before which a log's older entries begin. */
export function oldestSeq(log: Log): number {
  return log.entries[0]?.seq ?? log.head + 1;
}

/** The state without anything of an earlier history. People and the outbox stay. */
export function forgetHistory<Summary extends VisitorConversation>(
  state: ChatState<Summary>,
): ChatState<Summary> {
  return {
    ...state,
    conversations: {},
    contacts: {},
    logs: {},
    outbox: state.outbox.map(withoutPlace),
  };
}

/** What was acknowledged had its place in a history that is gone: it is asked about once more (`Sender.doubt`). */
export function withoutPlace(message: ChatState['outbox'][number]): ChatState['outbox'][number] {
  if (message.state.kind !== 'acked') return message;
  return { ...message, state: { ...message.state, seq: Number.MAX_SAFE_INTEGER } };
}

function fresh(log: Log): LoadedLog {
  return { ...log, loading_older: false };
}
