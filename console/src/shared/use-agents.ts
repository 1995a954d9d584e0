import type { AgentProfile, Id } from '@porchlight/protocol';
import { useMemo } from 'react';
import { useLive, useWorkspace } from './workspace.ts';

/** Everybody of the team, oneself first, then by name. */
export function useAgents(): readonly AgentProfile[] {
  const { agent } = useWorkspace();
  const met = useLive((state) => state.agents);
  return useMemo(() => {
    const colleagues = Object.values(met).filter(
      ({ id, removed_at }) => id !== agent.id && removed_at === undefined,
    );
    return [agent, ...colleagues.toSorted((a, b) => a.name.localeCompare(b.name))];
  }, [agent, met]);
}

/** One agent, also one who has left; undefined for nobody, or somebody who is not known (yet). */
export function useAgent(id: Id | null | undefined): AgentProfile | undefined {
  const { agent } = useWorkspace();
  const met = useLive((state) => (id ? state.agents[id] : undefined));
  return id === agent.id ? agent : met;
}
