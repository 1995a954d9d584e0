import type { Frame } from './person.ts';

/** Stands among the frames where an answer to `sync` came. */
export const syncMark = '(sync)';

/** What is wrong with the durable frames of one connection: their numbers, and the chain of each conversation. */
export function faultsOfChain(frames: readonly Frame[]): string[] {
  const faults: string[] = [];
  const heads = new Map<string, number>();
  let n = 0;
  for (const { name, payload } of frames) {
    if (name === syncMark) heads.clear();
    if (name === 'heads' && payload.n !== n) faults.push(`heads says ${payload.n} after ${n}`);
    if (name !== 'durable') continue;
    n += 1;
    if (payload.n !== n) faults.push(`frame ${n} has n ${payload.n}`);
    const { event } = payload;
    if (event === undefined || event.conversation_id === null) continue;
    const head = heads.get(event.conversation_id);
    if (head !== undefined && event.prev !== head) {
      faults.push(`seq ${event.seq} follows ${event.prev}, but ${head} came before it`);
    }
    heads.set(event.conversation_id, event.seq);
  }
  return faults;
}
