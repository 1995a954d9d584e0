import type { WebsiteInbox } from '@porchlight/protocol';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered } from './api-failure.ts';
import { useWorkspace } from './workspace.ts';

/** The inboxes of websites, kept true by what colleagues change. */
export function useWebsites(): UseQueryResult<readonly WebsiteInbox[]> {
  const { api, client } = useWorkspace();
  const queries = useQueryClient();
  useEffect(
    () =>
      client.onAccountEvent((event) => {
        if (event?.event_type === 'inbox.created' || event?.event_type === 'inbox.updated')
          void queries.invalidateQueries({ queryKey: ['inbox.list'] });
      }),
    [client, queries],
  );
  return useQuery({
    queryKey: ['inbox.list'],
    queryFn: async () =>
      answered(await api.call('inbox.list', {})).inboxes.filter(
        (inbox) => inbox.kind === 'website',
      ),
  });
}
