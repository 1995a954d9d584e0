import { agentIn } from '@porchlight/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered } from '../../shared/api-failure.ts';
import { useWorkspace } from '../../shared/workspace.ts';

const queryKey = ['agent.list'];

/** Everybody of the team with e-mail address and role; fetched again when it changes. */
export function useAgentList() {
  const { api, client } = useWorkspace();
  const queries = useQueryClient();
  useEffect(
    () =>
      client.onAccountEvent((event) => {
        if (event !== null && agentIn(event)) void queries.invalidateQueries({ queryKey });
      }),
    [client, queries],
  );
  return useQuery({
    queryKey,
    queryFn: async () =>
      answered(await api.call('agent.list', {})).agents.filter(
        ({ removed_at }) => removed_at === undefined,
      ),
  });
}
