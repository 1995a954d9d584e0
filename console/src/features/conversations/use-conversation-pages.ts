import type { ConversationView } from '@porchlight/protocol';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { answered } from '../../shared/api-failure.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';
import { createViewRows, type ListPlace } from './view-rows.ts';

/**
 * The rows of a list: pages are fetched and handed to the client, which keeps them true from then on; what is shown is
 * read from its state, so a page is never fetched twice.
 */
export function useConversationPages(view: ConversationView) {
  const { agent, api, client } = useWorkspace();
  const pages = useInfiniteQuery({
    queryKey: ['conversation.list', view],
    initialPageParam: undefined as string | undefined,
    staleTime: Infinity,
    gcTime: Infinity,
    queryFn: async ({ pageParam }) => {
      const page = answered(
        await api.call(
          'conversation.list',
          pageParam === undefined ? { view } : { view, before: pageParam },
        ),
      );
      client.adopt(page.rows);
      return { next: page.next, last: placeOf(page.rows.at(-1)?.conversation) };
    },
    getNextPageParam: (page) => page.next,
  });
  const last = pages.data?.pages.at(-1);
  const edge = last?.next ? last.last : null;
  const query = useMemo(() => ({ view, agent_id: agent.id, edge }), [view, agent.id, edge]);
  const [viewRows] = useState(createViewRows);
  const rows = useLive((state) => viewRows(state.conversations, query));
  return { rows, pages };
}

/** After the server has started a new history, everything that was fetched is fetched again. */
export function useFreshAfterReset(): void {
  const { client } = useWorkspace();
  const queries = useQueryClient();
  useEffect(
    () =>
      client.onAccountEvent((event) => {
        if (event === null) void queries.invalidateQueries();
      }),
    [client, queries],
  );
}

function placeOf(row: ListPlace | undefined): ListPlace | null {
  return row ? { id: row.id, last_activity_at: row.last_activity_at } : null;
}
