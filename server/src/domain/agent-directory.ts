import {
  agentIn,
  type Agent,
  type AgentDirectory,
  type AgentEvent,
  type AgentProfile,
  type Id,
} from '@porchlight/protocol';

/** The agents of one account, at hand for every visitor's frame. */
export interface Directory {
  readonly profileOf: AgentDirectory;
  readonly agentOf: (id: Id) => Agent | undefined;
  /** Takes in agents who were made a moment ago, by another process perhaps. Of who is known already events alone tell. */
  readonly learn: (agents: readonly Agent[]) => void;
  /** Takes in what an event says of agents. */
  readonly follow: (event: AgentEvent) => void;
}

/** A directory that begins with these agents and then follows the feed. */
export function createDirectory(agents: readonly Agent[]): Directory {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  return {
    agentOf: (id) => byId.get(id),
    learn(agents) {
      for (const agent of agents) if (!byId.has(agent.id)) byId.set(agent.id, agent);
    },
    profileOf: (id) => profileOf(byId.get(id)),
    follow(event) {
      const agent = agentIn(event);
      if (agent !== undefined) byId.set(agent.id, agent);
    },
  };
}

/** What a visitor may know of an agent. */
function profileOf(agent: Agent | undefined): AgentProfile | undefined {
  if (agent === undefined) return undefined;
  return { id: agent.id, name: agent.name, avatar_url: agent.avatar_url };
}
