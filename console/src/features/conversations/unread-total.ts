import type { AgentState } from '@porchlight/client';
import { unreadCount, type Id } from '@porchlight/protocol';

/** A selector of how many messages wait to be read in open conversations that are the agent's own or nobody's. */
export function createUnreadTotal(agent_id: Id): (state: AgentState) => number {
  let seen: AgentState['conversations'] | undefined;
  let total = 0;
  return ({ conversations }) => {
    if (conversations === seen) return total;
    seen = conversations;
    total = Object.values(conversations)
      .filter(
        ({ status, assignee_id }) => status === 'open' && (assignee_id ?? agent_id) === agent_id,
      )
      .reduce((sum, each) => sum + unreadCount(each, 'agent'), 0);
    return total;
  };
}
