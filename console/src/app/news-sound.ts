import { createNewsBell, type AgentClient } from '@porchlight/client';
import { browserClock } from '@porchlight/client/browser';
import { chime } from '@porchlight/client/chime';
import type { Id } from '@porchlight/protocol';
import { createUnreadTotal } from '../features/conversations/unread-total.ts';
import { kept } from '../shared/preference.ts';

/** Hangs a bell on an agent's client, which is silent where the agent wants no sound. Returns its stop. */
export function hangBell(client: AgentClient, agent_id: Id): () => void {
  return createNewsBell({
    ...client,
    clock: browserClock,
    unread: createUnreadTotal(agent_id),
    ring: () => {
      if (kept('sound') !== 'off') chime();
    },
  });
}
