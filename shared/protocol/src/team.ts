import type { DurableCommands } from './commands.ts';
import { approve, notFound, type Approval, type Decision } from './decision.ts';
import type { Agent, Moment, Principal } from './entities.ts';
import { reject } from './errors.ts';
import type { AgentEvent, VisitorEvent } from './events.ts';
import type { Facts } from './facts.ts';
import type { Id } from './ids.ts';

/** True for an agent who belongs to the team. */
export function isHere(agent: Agent | null): agent is Agent {
  return agent !== null && agent.removed_at === undefined;
}

/** True for an agent who is no admin, or has left; not for nobody. */
export function isDemoted(agent: Agent | null): boolean {
  return agent !== null && !(isHere(agent) && agent.role === 'admin');
}

/** The agent as an event of the team tells of it. */
export function agentIn(event: AgentEvent | VisitorEvent): Agent | undefined {
  const { event_type } = event;
  const isTeams =
    event_type === 'agent.created' ||
    event_type === 'agent.updated' ||
    event_type === 'agent.removed';
  return isTeams ? event.data.agent : undefined;
}

/** What is left to do for each conversation of an agent who was removed: it is nobody's. */
export function handBack(conversation_id: Id, agent_id: Id, now: Moment): Approval {
  const data = { assignee_id: null, by: { kind: 'agent', id: agent_id } } as const;
  return approve(conversation_id, now, [
    { event_type: 'conversation.assigned', internal: false, data },
  ]);
}

/** Judges `agent.update`: admins alone. Somebody always is one. */
export function updateAgent(
  facts: Facts,
  principal: Principal,
  { name, role }: DurableCommands['agent.update'],
  now: Moment,
): Decision {
  const { agent } = facts;
  if (!isAdmin(facts, principal)) return forbidden();
  if (!isHere(agent)) return notFound('agent');
  const changed = {
    ...agent,
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
  };
  if (changed.name === agent.name && changed.role === agent.role) return approve(null, now, []);
  if (changed.role !== 'admin' && !facts.other_admin) return lastAdmin();
  const data = { agent: changed };
  return approve(null, now, [{ event_type: 'agent.updated', internal: true, data }]);
}

/** Judges `agent.remove`: admins alone, and nobody removes themselves. A job then hands back what the agent had to answer. */
export function removeAgent(
  facts: Facts,
  principal: Principal,
  { agent_id }: DurableCommands['agent.remove'],
  now: Moment,
): Decision {
  const { agent } = facts;
  if (!isAdmin(facts, principal)) return forbidden();
  if (agent === null) return notFound('agent');
  if (agent_id === principal.id) return reject('forbidden', 'nobody removes themselves');
  if (!isHere(agent)) return approve(null, now, []);
  // Whoever has a shell beside the server is nobody of the team.
  if (!facts.other_admin) return lastAdmin();
  const data = { agent: { ...agent, removed_at: now } };
  const removed = { event_type: 'agent.removed', internal: true, data } as const;
  const job = { kind: 'agent.hand_back', message_id: agent_id, attempt: 1, due_at: now } as const;
  return { ...approve(null, now, [removed]), jobs: [job] };
}

/** A connection may still have the role it came with where that was taken a moment ago. */
function isAdmin({ demoted }: Facts, principal: Principal): boolean {
  return principal.kind === 'agent' && principal.role === 'admin' && !demoted;
}

function forbidden(): Decision {
  return reject('forbidden', 'only an admin changes the team');
}

function lastAdmin(): Decision {
  return reject('invalid', 'role: somebody has to be an admin');
}
