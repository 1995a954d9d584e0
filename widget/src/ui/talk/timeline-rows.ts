import type { MessageLine, TimelineLine } from '@porchlight/client';
import type { Activity, Id, Moment } from '@porchlight/protocol';

/** One row of the thread. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: Moment }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'activity'; readonly key: Id; readonly event: Activity }
  | {
      readonly kind: 'message';
      readonly key: Id;
      readonly line: MessageLine;
      readonly own: boolean;
      /** Whether it begins and ends a run of messages by one author. */
      readonly first: boolean;
      readonly last: boolean;
    };

const group_ms = 5 * 60_000;

/**
 * The rows to show: messages in runs by author, a separator where a day begins, and one before the first message of the
 * other side above `unread_after` (null for none). Days are those of the browser's time zone.
 */
export function rowsOf(
  lines: readonly TimelineLine[],
  unread_after: number | null,
): readonly Row[] {
  const shown = lines.filter(isShown);
  const unread = shown.find((line) => unread_after !== null && isUnread(line, unread_after));
  return shown.flatMap((line, index) => {
    const before = shown[index - 1];
    const rows: Row[] = [];
    if (before === undefined || !sameDay(before, line)) {
      rows.push({ kind: 'day', key: `day ${momentOf(line)}`, at: momentOf(line) });
    }
    if (line === unread) rows.push({ kind: 'unread', key: 'unread' });
    const first = before === undefined || line === unread || !sameRun(before, line);
    const after = shown[index + 1];
    const last = after === undefined || after === unread || !sameRun(line, after);
    rows.push(rowOf(line, first, last));
    return rows;
  });
}

/** When a line came to be: by the server's clock once it has told. */
export function momentOf(line: TimelineLine): Moment {
  switch (line.kind) {
    case 'message':
      return line.message.at;
    case 'outgoing':
      return line.message.state.kind === 'acked' ? line.message.state.at : line.message.created_at;
    case 'activity':
      return line.event.timestamp;
  }
}

function rowOf(line: TimelineLine, first: boolean, last: boolean): Row {
  if (line.kind === 'activity') return { kind: 'activity', key: line.key, event: line.event };
  return { kind: 'message', key: line.key, line, own: authorOf(line) === 'visitor', first, last };
}

// That the conversation began, or lost its agent, is no news to a visitor.
function isShown(line: TimelineLine): boolean {
  if (line.kind !== 'activity') return true;
  const { event } = line;
  if (event.event_type === 'conversation.created') return !!event.data.greeting;
  if (event.event_type === 'conversation.rated') return false;
  return event.event_type !== 'conversation.assigned' || event.data.assignee_id !== null;
}

function isUnread(line: TimelineLine, after: number): boolean {
  return (
    line.kind === 'message' && line.message.author.kind === 'agent' && line.message.seq > after
  );
}

function sameRun(one: TimelineLine, other: TimelineLine): boolean {
  const author = authorOf(one);
  return author !== null && author === authorOf(other) && sameDay(one, other) && isSoon(one, other);
}

function isSoon(one: TimelineLine, other: TimelineLine): boolean {
  return Date.parse(momentOf(other)) - Date.parse(momentOf(one)) < group_ms;
}

function sameDay(one: TimelineLine, other: TimelineLine): boolean {
  return new Date(momentOf(one)).toDateString() === new Date(momentOf(other)).toDateString();
}

function authorOf(line: TimelineLine): string | null {
  if (line.kind === 'activity') return null;
  if (line.kind === 'outgoing' || line.message.author.kind === 'visitor') return 'visitor';
  return line.message.author.id;
}
