import type { TimelineLine } from '@porchlight/client';
import type { Id, Moment, Party } from '@porchlight/protocol';
import { dayOf } from '../../shared/times.ts';

/** One line of a thread and what stands around it. */
export interface ThreadRow {
  readonly line: TimelineLine;
  /** The day that begins with this line. */
  readonly day: Moment | null;
  /** True for the first line that had not been read when the thread was opened. */
  readonly unread: boolean;
  /** First and last of a group: lines of one author, of one kind, close together in time. */
  readonly first: boolean;
  readonly last: boolean;
}

const group_ms = 5 * 60_000;

/** The rows of a thread, top to bottom. `unread_key` is the key of the first unread line. */
export function threadRows(
  lines: readonly TimelineLine[],
  me: Party,
  unread_key: Id | null,
): readonly ThreadRow[] {
  // Once for each line: in a thread of thousands the days are what takes time.
  const days = lines.map((line) => dayOf(momentOf(line)));
  const begins = lines.map((line, index) => {
    const before = lines[index - 1];
    return (
      before === undefined ||
      days[index - 1] !== days[index] ||
      line.key === unread_key ||
      !isGroup(before, line, me)
    );
  });
  return lines.map((line, index) => ({
    line,
    day: days[index - 1] === days[index] ? null : momentOf(line),
    unread: line.key === unread_key,
    first: begins[index] ?? true,
    last: begins[index + 1] ?? true,
  }));
}

/** The first visitor's message that no agent had read; null where there is none. */
export function firstUnread(lines: readonly TimelineLine[], agent_read_seq: number): Id | null {
  const found = lines.find(
    (line) =>
      line.kind === 'message' &&
      line.message.author.kind === 'visitor' &&
      line.message.seq > agent_read_seq,
  );
  return found?.key ?? null;
}

/** A line's place in the log; undefined for what is still on its way out. */
export function seqOf(line: TimelineLine): number | undefined {
  switch (line.kind) {
    case 'message':
      return line.message.seq;
    case 'activity':
      return line.event.seq;
    case 'outgoing':
      return undefined;
  }
}

/** How many messages of the visitor stand below a place in the log. */
export function messagesAfter(lines: readonly TimelineLine[], seq: number): number {
  let count = 0;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    if (line === undefined || (seqOf(line) ?? Infinity) <= seq) break;
    if (line.kind === 'message' && line.message.author.kind === 'visitor') count += 1;
  }
  return count;
}

function momentOf(line: TimelineLine): Moment {
  switch (line.kind) {
    case 'message':
      return line.message.at;
    case 'outgoing':
      return line.message.created_at;
    case 'activity':
      return line.event.timestamp;
  }
}

/** Of two lines of one day. */
function isGroup(upper: TimelineLine, lower: TimelineLine, me: Party): boolean {
  const author = authorOf(upper, me);
  if (author === null || author !== authorOf(lower, me)) return false;
  return Date.parse(momentOf(lower)) - Date.parse(momentOf(upper)) < group_ms;
}

function authorOf(line: TimelineLine, me: Party): string | null {
  if (line.kind === 'activity') return null;
  const { id } = line.kind === 'message' ? line.message.author : me;
  return line.message.internal === true ? `note ${id}` : id;
}
