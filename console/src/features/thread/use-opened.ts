import type { Id } from '@porchlight/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiFailure } from '../../shared/api-failure.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

/** What came of opening a conversation. */
export type Opened =
  | { readonly kind: 'opening' | 'open' | 'missing' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void };

/** Has the client fetch a conversation and keep its log; tries again by itself when the connection comes back. */
export function useOpened(conversation_id: Id): Opened {
  const { client } = useWorkspace();
  const connection = useLive((state) => state.connection.kind);
  const opening = useQuery({
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
  const { error, refetch } = opening;
  const code = error instanceof ApiFailure ? error.failure.code : undefined;
  const missing = code === 'not_found' || code === 'invalid';
  const again = error !== null && !missing && connection === 'live';
  useEffect(() => {
    if (again) void refetch();
  }, [again, refetch]);
  if (missing) return { kind: 'missing' };
  if (error === null) return { kind: opening.data ? 'open' : 'opening' };
  // While the connection is being made there is nothing to complain about yet.
  return connection === 'idle' || connection === 'connecting'
    ? { kind: 'opening' }
    : { kind: 'failed', error, retry: () => void refetch() };
}
