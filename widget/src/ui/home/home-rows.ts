import {
  type MessageLine,
  type TimelineLine,
  type VisitorState,
  timelineOf,
} from '@porchlight/client';
import { type Id, type Moment, unreadCount } from '@porchlight/protocol';
import { momentOf } from '../talk/timeline-rows.ts';

/** A conversation in the list. */
export interface HomeRow {
  readonly id: Id;
  /** Its last message; undefined where none is here. */
  readonly last: MessageLine | undefined;
  /** When something was last said; null where that is not known. */
  readonly at: Moment | null;
  readonly unread: number;
  readonly ended: boolean;
}

/** The visitor's conversations, also those that are still on their way out, the newest words first. */
export function homeRows(state: VisitorState): readonly HomeRow[] {
  const ids = new Set([
    ...Object.keys(state.conversations),
    ...state.outbox.map(({ conversation_id }) => conversation_id),
  ]);
  return [...ids]
    .map((id) => rowOf(state, id))
    .toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? ''));
}

function rowOf(state: VisitorState, id: Id): HomeRow {
  const summary = state.conversations[id];
  const last = timelineOf(state, id).findLast(isMessage);
  return {
    id,
    last,
    at: last === undefined ? (summary?.created_at ?? null) : momentOf(last),
    unread: summary ? unreadCount(summary, 'visitor') : 0,
    ended: summary?.status === 'resolved',
  };
}

function isMessage(line: TimelineLine): line is MessageLine {
  return line.kind !== 'activity';
}
