import {
  handBack,
  stamp,
  wireError,
  type Id,
  type IdSource,
  type Moment,
} from '@porchlight/protocol';
import type { Switchboard } from './switchboard.ts';
import { applyPlan, type Tables } from './tables.ts';

/** Takes every conversation of an agent who was removed from it, which a real server does by a job, and ends its sessions. */
export function handBackAll(
  tables: Tables,
  agent_id: Id,
  { newId, at }: { readonly newId: IdSource; readonly at: Moment },
): void {
  const { account_id } = tables;
  const principal = { kind: 'agent', id: agent_id, account_id, role: 'agent' } as const;
  for (const conversation of tables.conversations.values()) {
    if (conversation.assignee_id !== agent_id) continue;
    const options = { principal, source: 'api', newId, number: 0 } as const;
    applyPlan(tables, stamp(handBack(conversation.id, agent_id, at), conversation, options));
  }
  for (const [token, { id }] of tables.sessions) if (id === agent_id) tables.sessions.delete(token);
}

/** Sessions of an agent have the role it has. */
export function renewRole({ agents, sessions }: Tables, agent_id: Id): void {
  const role = agents.get(agent_id)?.role;
  for (const [token, principal] of sessions)
    if (principal.kind === 'agent' && principal.id === agent_id && role !== undefined)
      sessions.set(token, { ...principal, role });
}

/** Ends the lines of an agent who was removed, or that came with another role than it has now. Everybody hears of the change first. */
export function endChanged({ agents }: Tables, switchboard: Switchboard, agent_id: Id): void {
  const agent = agents.get(agent_id);
  const error = wireError('session_expired', 'this agent may do something else now, or nothing');
  switchboard.tail();
  // The answer to whoever asked goes out before.
  void Promise.resolve().then(() => {
    for (const connection of switchboard.all()) {
      const { principal } = connection;
      if (principal.kind !== 'agent' || principal.id !== agent_id) continue;
      if (agent?.removed_at === undefined && principal.role === agent?.role) continue;
      connection.end(error);
      switchboard.remove(connection);
    }
    return undefined;
  });
}
