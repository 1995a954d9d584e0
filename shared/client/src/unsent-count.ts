import type { ChatState } from './state.ts';

/** How many messages no server has. */
export function unsentCount(state: Pick<ChatState, 'outbox'>): number {
  return state.outbox.filter((message) => message.state.kind !== 'acked').length;
}
