import type { ChatState } from './state.ts';

/** The state of a client before anything has happened. */
export const emptyState = {
  connection: { kind: 'idle' },
  ready: false,
  me: null,
  conversations: {},
  contacts: {},
  agents: {},
  logs: {},
  outbox: [],
  typing: {},
  presence: {},
} as const satisfies ChatState;
