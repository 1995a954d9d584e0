import type { ConversationEvent, Receipt } from '@porchlight/protocol';
import type { Frame } from './person.ts';

/** Stands among the frames where an answer to `sync` came. */
export const syncMark = '(sync)';

/** What is wrong with the durable frames of one connection: their numbers, each log's chain, and receipts that raise nothing. */
export function faultsOfChain(frames: readonly Frame[]): string[] {
  return [...faultsOfNumbers(frames), ...faultsOfLogs(frames), ...faultsOfSteps(frames)];
}

function faultsOfNumbers(frames: readonly Frame[]): string[] {
  let n = 0;
  return frames.flatMap(({ name, payload }) => {
    if (name === 'heads' && payload.n !== n) return [`heads says ${payload.n} after ${n}`];
    if (name !== 'durable') return [];
    n += 1;
    return payload.n === n ? [] : [`frame ${n} has n ${payload.n}`];
  });
}

/** After an answer to `sync` the chain goes on from what the answer held. */
function faultsOfLogs(frames: readonly Frame[]): string[] {
  const heads = new Map<string, number>();
  return frames.flatMap(({ name, payload }) => {
    if (name === syncMark) heads.clear();
    const event: ConversationEvent | undefined = name === 'durable' ? payload.event : undefined;
    if (event === undefined || event.conversation_id === null) return [];
    const head = heads.get(event.conversation_id) ?? event.prev;
    heads.set(event.conversation_id, event.seq);
    return event.prev === head ? [] : [`seq ${event.seq} says prev ${event.prev} after ${head}`];
  });
}

/** Delivered is kept per side and read per reader; a step that raises neither was not to be written. */
function faultsOfSteps(frames: readonly Frame[]): string[] {
  const marks = new Map<string, number>();
  return frames.flatMap(({ name, payload }) => {
    const step: Receipt | undefined = name === 'durable' ? payload.receipt : undefined;
    if (step === undefined) return [];
    const { conversation_id, actor, kind, up_to_seq } = step;
    const side = `${conversation_id} ${actor.kind}`;
    const own = kind === 'read' ? `${side} ${actor.id}` : side;
    const isNews = up_to_seq > (marks.get(own) ?? 0);
    for (const key of new Set([side, own])) {
      marks.set(key, Math.max(up_to_seq, marks.get(key) ?? 0));
    }
    return isNews ? [] : [`a step to ${up_to_seq} raised nothing: ${JSON.stringify(step)}`];
  });
}
