import type { ChatState } from './state.ts';

/** The state of a client before anything has happened. */
export const emptyState = {
  connection: { kind: 'idle' },
  leadership: 'alone',
  storage: 'durable',
  ready: false,
  me: null,
  conversations: {},
  contacts: {},
  agents: {},
  logs: {},
  outbox: [],
  changing: {},
  typing: {},
  presence: {},
} as const satisfies ChatState;
