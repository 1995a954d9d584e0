import type { ChatState } from '@porchlight/client';
import type { ShownEnd } from '../history.ts';

/** What a tab shows at the end, to be judged. */
export function endOf(state: ChatState): ShownEnd {
  const ids = new Set([...Object.keys(state.conversations), ...Object.keys(state.logs)]);
  const shown = [...ids].map((id) => {
    return [id, { summary: state.conversations[id], log: state.logs[id] }] as const;
  });
  return {
    live: state.connection.kind === 'live',
    unsent: state.outbox
      .filter(({ state }) => state.kind !== 'failed' && state.kind !== 'acked')
      .map(({ id }) => id),
    failed: Object.fromEntries(
      state.outbox.flatMap(({ id, state }) =>
        state.kind === 'failed' ? [[id, `${state.error.code}: ${state.error.message}`]] : [],
      ),
    ),
    screen: JSON.stringify([state.conversations, state.logs, state.contacts, state.agents]),
    conversations: Object.fromEntries(shown),
  };
}
