import { installPaths, type Id, type InstallCheck, type InstallReport } from '@porchlight/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answered } from '../../shared/api-failure.ts';
import { useWorkspace } from '../../shared/workspace.ts';

/** How often one listens while nothing has been heard, in milliseconds, and afterwards. */
const listen_ms = 2_000;
const calm_ms = 30_000;

/** From where the script tag has spoken; live, so that one sees it happen. */
export function useInstallation(inbox_id: Id) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: ['installation', inbox_id],
    queryFn: async () => {
      const answer: object = answered(await api.request('GET', installPaths(inbox_id).report));
      return answer as InstallReport;
    },
    refetchInterval: ({ state }) =>
      state.data?.sightings.some(({ allowed }) => allowed) === true ? calm_ms : listen_ms,
  });
}

/** Looks at a page. Fails with an `ApiFailure`. */
export function usePageCheck(inbox_id: Id) {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: async (url: string) => {
      const path = installPaths(inbox_id).checks;
      const answer: object = answered(await api.request('POST', path, { url }));
      return answer as InstallCheck;
    },
  });
}
