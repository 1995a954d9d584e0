import type { Message } from './entities.ts';
import { emptyEvent, isErasure, withoutContact, type Erasure } from './erasure.ts';
import type { AgentEvent, LogEvent } from './events.ts';
import type { Id } from './ids.ts';
import type { Receipt } from './receipts.ts';

/** What happened to a message: shown at the message itself. */
export type Change = Extract<
  LogEvent,
  { event_type: 'message.recalled' | 'message.edited' | 'message.status_changed' }
>;

/** What a website tells: shown beside the log. */
type Description = Extract<LogEvent, { event_type: 'conversation.described' }>;

/** What happened besides messages: shown as a line between them. */
export type Activity = Exclude<LogEvent, Change | Description | { event_type: 'message.created' }>;

/** One event of a conversation: a line, but for changes of what is shown elsewhere. */
export type LogEntry =
  | { readonly kind: 'message'; readonly seq: number; readonly message: Message }
  | { readonly kind: 'change'; readonly seq: number; readonly event: Change | Description }
  | { readonly kind: 'activity'; readonly seq: number; readonly event: Activity };

/** A stretch of a conversation's log without a gap, as one client knows it. */
export interface Log {
  /** The seq of the last event applied; 0 for none. */
  readonly head: number;
  /** In order of seq, which is the same order for everybody. */
  readonly entries: readonly LogEntry[];
  /** Receipt steps that concern these entries, each once. */
  readonly steps: readonly Receipt[];
  /** True when older entries exist on the server. */
  readonly more: boolean;
}

/** What a client makes of an event. `gap`: hold it and ask the server for what is missing. */
export type Applied =
  | { readonly outcome: 'applied'; readonly log: Log }
  | { readonly outcome: 'duplicate' | 'gap' };

/** Nothing known yet, and nothing older: the log of a conversation that is about to begin. */
export const emptyLog: Log = { head: 0, entries: [], steps: [], more: false };

/** Applies one event by the chain: drops seq ≤ head, applies where prev ≤ head < seq, and reports a gap otherwise. */
export function applyEvent(log: Log, event: LogEvent): Applied {
  if (event.seq <= log.head) return { outcome: 'duplicate' };
  if (event.prev > log.head) return { outcome: 'gap' };
  const entries = [...changed(log.entries, event), entryOf(event)];
  return { outcome: 'applied', log: sinceErasure({ ...log, head: event.seq, entries }) };
}

/** Adds a receipt step; the same log when the step is known. */
export function applyReceipt(log: Log, receipt: Receipt): Log {
  const known = log.steps.some((step) => step.event_id === receipt.event_id);
  return known ? log : { ...log, steps: [...log.steps, receipt] };
}

/** The log of a snapshot: a head start that replaces what was known. */
export function logFromSnapshot(page: {
  readonly events: readonly LogEvent[];
  readonly steps: readonly Receipt[];
  readonly more: boolean;
  readonly conversation: { readonly head: number };
}): Log {
  const { events, steps, more, conversation } = page;
  const entries = entriesOf(events, events);
  return sinceErasure({ head: conversation.head, entries, steps, more });
}

/** Of a log that was erased only what came since stands: there is nothing to tell of what was before. */
function sinceErasure(log: Log): Log {
  const at = log.entries.findLastIndex(
    (entry) => entry.kind === 'activity' && isErasure(entry.event),
  );
  return at < 0 ? log : { ...log, entries: log.entries.slice(at), more: false };
}

/**
 * Puts a page of older events before what is known; events already there are dropped. What the page was read too early
 * to know of its messages, their later changes tell.
 */
export function prependHistory(
  log: Log,
  page: {
    readonly events: readonly LogEvent[];
    readonly steps: readonly Receipt[];
    readonly more: boolean;
  },
): Log {
  const first = log.entries[0]?.seq ?? Infinity;
  const events = page.events.filter((event) => event.seq < first);
  const older = entriesOf(events, [...events, ...log.entries.flatMap(changeIn)]);
  const steps = page.steps.reduce((known, step) => addStep(known, step), log.steps);
  return sinceErasure({ ...log, entries: [...older, ...log.entries], steps, more: page.more });
}

/** The message with this id, if it is in the log. */
export function findMessage(log: Log, id: Id): Message | undefined {
  const entry = log.entries.findLast((line) => line.kind === 'message' && line.message.id === id);
  return entry?.kind === 'message' ? entry.message : undefined;
}

function addStep(steps: readonly Receipt[], step: Receipt): readonly Receipt[] {
  return steps.some((known) => known.event_id === step.event_id) ? steps : [...steps, step];
}

function entryOf(event: LogEvent): LogEntry {
  const { seq } = event;
  if (event.event_type === 'message.created') {
    return { kind: 'message', seq, message: event.data.message };
  }
  return isChange(event) || event.event_type === 'conversation.described'
    ? { kind: 'change', seq, event }
    : { kind: 'activity', seq, event };
}

function entriesOf(events: readonly LogEvent[], changes: readonly LogEvent[]): readonly LogEntry[] {
  return changes.reduce(changed, events.map(entryOf));
}

function changeIn(entry: LogEntry): readonly LogEvent[] {
  return entry.kind === 'change' ? [entry.event] : [];
}

/** The entries after an event that may change one of them; the same array where it changes none. */
function changed(entries: readonly LogEntry[], event: LogEvent): readonly LogEntry[] {
  if (!isChange(event)) return entries;
  let next = entries;
  for (const [at, entry] of entries.entries()) {
    const revised = reviseEntry(entry, event);
    if (revised !== entry) next = next.with(at, revised);
  }
  return next;
}

function reviseEntry(entry: LogEntry, later: Change): LogEntry {
  if (entry.kind === 'activity') return entry;
  if (entry.kind === 'change') {
    const event = reviseEdit(entry.event, later);
    return event === entry.event ? entry : { ...entry, event };
  }
  if (entry.message.id !== later.data.message_id) return entry;
  const message = changeMessage(entry.message, later);
  return message === entry.message ? entry : { ...entry, message };
}

/** True for an event that changes a message which an earlier event told of. */
export function isChange<Event extends AgentEvent | LogEvent>(
  event: Event,
): event is Extract<Event, Change> {
  const { event_type } = event;
  return (
    event_type === 'message.recalled' ||
    event_type === 'message.edited' ||
    event_type === 'message.status_changed'
  );
}

/**
 * An event as it must be stored, or told, once a later one has happened: with the message as it then is. The same object
 * where the later one says nothing of it.
 */
export function reviseEvent(event: AgentEvent, later: AgentEvent): AgentEvent {
  if (isErasure(later)) return isBefore(event, later) ? emptyEvent(event) : event;
  if (later.event_type === 'contact.erased') return withoutContact(event, later.data.contact);
  if (!isChange(later)) return event;
  if (event.event_type !== 'message.created') return reviseEdit(event, later);
  if (event.data.message.id !== later.data.message_id) return event;
  const message = changeMessage(event.data.message, later);
  return message === event.data.message ? event : { ...event, data: { message } };
}

function isBefore(event: AgentEvent, later: Erasure): boolean {
  return event.conversation_id === later.conversation_id && event.seq < later.seq;
}

/** What a text was between two changes is told no more. */
function reviseEdit<Event extends AgentEvent | LogEvent>(event: Event, later: Change): Event {
  if (event.event_type !== 'message.edited' || later.event_type === 'message.status_changed')
    return event;
  const { message_id, text: before } = event.data;
  if (message_id !== later.data.message_id || event.seq >= later.seq) return event;
  const text = later.event_type === 'message.edited' ? later.data.text : '';
  return text === before ? event : { ...event, data: { ...event.data, text } };
}

/** A message after a change; the same object for a change that it has seen: the higher version stays. */
export function changeMessage(message: Message, change: Change): Message {
  const { seq: version, timestamp } = change;
  if (message.version >= version) return message;
  if (change.event_type === 'message.recalled') {
    const { rich: _rich, answer: _answer, attachments: _files, ...rest } = message;
    return { ...rest, version, text: '', recalled_at: timestamp };
  }
  if (change.event_type === 'message.edited') {
    return { ...message, version, text: change.data.text, edited_at: timestamp };
  }
  const { status, external_error, attempt } = change.data;
  return { ...message, version, status, external_error, attempt };
}
