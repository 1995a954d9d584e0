import type { ConversationCounts } from '@porchlight/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered } from '../../shared/api-failure.ts';
import { useWorkspace } from '../../shared/workspace.ts';

const soon_ms = 200;
const pause_ms = 2_000;

/** Has the counts asked for again shortly after something changed, at most every two seconds. Once per page. */
export function useFreshCounts(): void {
  const { live } = useWorkspace();
  const queries = useQueryClient();
  useEffect(() => {
    let asked_ms = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      timer = undefined;
      asked_ms = Date.now();
      void queries.invalidateQueries({ queryKey: ['conversation.counts'] });
    };
    const stop = live.subscribe((state, before) => {
      if (state.conversations === before.conversations || timer !== undefined) return;
      timer = setTimeout(ask, Math.max(soon_ms, asked_ms + pause_ms - Date.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [live, queries]);
}

/** How many conversations each list holds; undefined until it is known. */
export function useCounts(): ConversationCounts | undefined {
  const { api } = useWorkspace();
  const counts = useQuery({
    queryKey: ['conversation.counts'],
    queryFn: async () => answered(await api.call('conversation.counts', {})).counts,
  });
  return counts.data;
}
