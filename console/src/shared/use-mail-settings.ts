import { accessPaths, type MailSettings } from '@porchlight/protocol';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answered } from './api-failure.ts';
import { useWorkspace } from './workspace.ts';

/** Whether the server mails, and in whose name. */
export function useMailSettings(): UseQueryResult<MailSettings> {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: ['mail'],
    queryFn: async () => {
      const answer: object = answered(await api.request('GET', accessPaths.mail));
      return answer as MailSettings;
    },
  });
}
