import type { Message, Moment, Party, Side, Watermarks } from './entities.ts';
import type { Id } from './ids.ts';
import type { Status } from './status.ts';

/** How far a message has come for the other side. */
export type ReceiptKind = 'delivered' | 'read';

/** A step: from now on `actor` has got, or has read, everything up to `up_to_seq`. */
export interface Receipt {
  readonly event_id: Id;
  readonly conversation_id: Id;
  readonly actor: Party;
  readonly kind: ReceiptKind;
  readonly up_to_seq: number;
  /** With `read`: how many public messages of the other side are covered; 0 with `delivered`. */
  readonly count: number;
  readonly at: Moment;
}

/** No receipts yet. */
export const noWatermarks: Watermarks = {
  visitor_delivered_seq: 0,
  visitor_read_seq: 0,
  agent_delivered_seq: 0,
  agent_read_seq: 0,
};

/** The side across from this one. */
export function otherSide(side: Side): Side {
  return side === 'visitor' ? 'agent' : 'visitor';
}

/** Up to where a side has read. */
export function readSeq(marks: Watermarks, side: Side): number {
  return side === 'visitor' ? marks.visitor_read_seq : marks.agent_read_seq;
}

/** Up to where a side has got everything; read implies delivered. */
export function deliveredSeq(marks: Watermarks, side: Side): number {
  return side === 'visitor' ? marks.visitor_delivered_seq : marks.agent_delivered_seq;
}

/** The watermarks after a step. The same object when the step raises none. */
export function raiseWatermarks<Marks extends Watermarks>(
  marks: Marks,
  step: Pick<Receipt, 'actor' | 'kind' | 'up_to_seq'>,
): Marks {
  const side = step.actor.kind;
  const delivered = Math.max(deliveredSeq(marks, side), step.up_to_seq);
  const read =
    step.kind === 'read' ? Math.max(readSeq(marks, side), step.up_to_seq) : readSeq(marks, side);
  if (delivered === deliveredSeq(marks, side) && read === readSeq(marks, side)) return marks;
  return { ...marks, [`${side}_delivered_seq`]: delivered, [`${side}_read_seq`]: read };
}

/** The watermarks of two copies merged; the first object itself when the second adds nothing. */
export function mergeWatermarks<Marks extends Watermarks>(marks: Marks, other: Watermarks): Marks {
  const keys = Object.keys(noWatermarks) as (keyof Watermarks)[];
  if (keys.every((key) => marks[key] >= other[key])) return marks;
  const merged = Object.fromEntries(keys.map((key) => [key, Math.max(marks[key], other[key])]));
  return { ...marks, ...merged };
}

/** The status of an acknowledged message, derived from what the other side has received and read. */
export function statusOf(message: Pick<Message, 'author' | 'seq'>, marks: Watermarks): Status {
  const reader = otherSide(message.author.kind);
  if (readSeq(marks, reader) >= message.seq) return 'read';
  return deliveredSeq(marks, reader) >= message.seq ? 'delivered' : 'sent';
}

/** When a message reached each step, and who read it first; null for what has not happened. */
export interface MessageSteps {
  readonly sent_at: Moment;
  readonly delivered_at: Moment | null;
  readonly read_at: Moment | null;
  readonly read_by: Party | null;
}

/** The first steps of the other side that cover a message. `steps` may stand in any order and repeat. */
export function stepsOf(
  message: Pick<Message, 'author' | 'seq' | 'at'>,
  steps: readonly Receipt[],
): MessageSteps {
  const covering = steps.filter(
    (step) => step.actor.kind !== message.author.kind && step.up_to_seq >= message.seq,
  );
  const delivered = earliest(covering);
  const read = earliest(covering.filter((step) => step.kind === 'read'));
  return {
    sent_at: message.at,
    delivered_at: delivered?.at ?? null,
    read_at: read?.at ?? null,
    read_by: read?.actor ?? null,
  };
}

function earliest(steps: readonly Receipt[]): Receipt | undefined {
  return steps.reduce<Receipt | undefined>(
    (first, step) => (first === undefined || step.at < first.at ? step : first),
    undefined,
  );
}
