import type { Migration } from './migration.ts';

/** An agent's sessions are found among those of all visitors, so that ending them stops nobody's message. */
export const sessionsOfAgents: Migration = {
  number: 71,
  name: 'sessions of agents',
  statements: () => [
    `create index sessions_by_agent on sessions (agent_id) where agent_id is not null`,
  ],
};
