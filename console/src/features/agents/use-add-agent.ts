import { accessPaths, type Agent, type NewAgentRequest } from '@porchlight/protocol';
import { useMutation } from '@tanstack/react-query';
import { answered } from '../../shared/api-failure.ts';
import { useWorkspace } from '../../shared/workspace.ts';

/** Makes a colleague. Fails with an `ApiFailure`; `invalid` mostly means that the address is in use. */
export function useAddAgent() {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: async (request: NewAgentRequest) => {
      const answer = answered(await api.request('POST', accessPaths.agents, request));
      if (!('agent' in answer)) throw new Error('an answer without an agent');
      return answer.agent as Agent;
    },
  });
}
