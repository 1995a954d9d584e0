import type { Id } from '@porchlight/protocol';
import { useQuery } from '@tanstack/react-query';
import { ApiFailure } from '../../shared/api-failure.ts';
import { isLost } from '../../shared/use-fetch-part.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

/** What came of opening a conversation that is not here; `away`: it comes as soon as the server can be reached. */
export type Opened =
  | { readonly kind: 'opening' | 'away' | 'not_found' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void };

/**
 * Has the client fetch a conversation and keep its log. The client waits for the server by itself, and says so after a while; it
 * comes all the same as soon as it can be had.
 */
export function useOpened(conversation_id: Id): Opened {
  const { client } = useWorkspace();
  const lost = useLive((state) => isLost(state.connection));
  const { error, isFetching, refetch } = useQuery({
    queryKey: ['open', conversation_id],
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      const ack = await client.open(conversation_id);
      if (!ack.ok) throw new ApiFailure(ack.error);
      return true;
    },
  });
  if (error === null || isFetching) return { kind: lost ? 'away' : 'opening' };
  const code = error instanceof ApiFailure ? error.failure.code : undefined;
  return code === 'not_found' || code === 'invalid'
    ? { kind: 'not_found' }
    : { kind: 'failed', error, retry: () => void refetch() };
}
