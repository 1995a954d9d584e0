import { stepsOf, timeOfId, type Moment, type Party, type Status } from '@porchlight/protocol';
import type { ChatState, TimelineLine } from './state.ts';

/** A line that stands for a message. */
export type MessageLine = Exclude<TimelineLine, { kind: 'activity' }>;

/** Whether a message has come to a step. `at` is null where it has, but when is not known here. */
export type Step =
  | { readonly kind: 'reached'; readonly at: Moment | null }
  | { readonly kind: 'ahead' };

/** Everything that message information tells. */
export interface LineSteps {
  /**
   * When it was written, by the writer's own clock; null where that is not known, or is the same second as when it was
   * sent, so that there is nothing to tell.
   */
  readonly written_at: Moment | null;
  readonly sent: Step;
  readonly delivered: Step;
  readonly read: Step;
  /** Who read it first. */
  readonly read_by: Party | null;
}

const ladder: readonly Status[] = ['pending', 'sent', 'delivered', 'read'];
const ahead: Step = { kind: 'ahead' };

/** The steps of a line, as far as they are known here. Never less than its status says. */
export function stepsOfLine(state: ChatState, line: MessageLine): LineSteps {
  const { sent_at, delivered_at, read_at, read_by } = knownSteps(state, line);
  const step = (status: Status, at: Moment | null): Step => {
    const reached = ladder.indexOf(line.status) >= ladder.indexOf(status);
    return at !== null || reached ? { kind: 'reached', at } : ahead;
  };
  return {
    written_at: writtenAt(line, sent_at),
    sent: step('sent', sent_at),
    delivered: step('delivered', delivered_at),
    read: step('read', read_at),
    read_by,
  };
}

function knownSteps(state: ChatState, line: MessageLine) {
  const steps = state.logs[line.message.conversation_id]?.steps ?? [];
  if (line.kind === 'message') return stepsOf(line.message, steps);
  const { state: stage } = line.message;
  const acked = stage.kind === 'acked' ? stage : null;
  if (acked === null || state.me === null) {
    return { sent_at: acked?.at ?? null, delivered_at: null, read_at: null, read_by: null };
  }
  return stepsOf({ author: state.me, seq: acked.seq, at: acked.at }, steps);
}

function writtenAt({ kind, message }: MessageLine, sent_at: Moment | null): Moment | null {
  const made = timeOfId(message.id);
  const at_ms = kind === 'outgoing' ? Date.parse(message.created_at) : made;
  if (at_ms === null || (sent_at !== null && Math.abs(Date.parse(sent_at) - at_ms) < 1_000)) {
    return null;
  }
  return new Date(at_ms).toISOString();
}
