import { QueryClient } from '@tanstack/react-query';
import { ApiFailure } from '../shared/api-failure.ts';

const passing = ['server_away', 'shutting_down', 'storage_unavailable', 'internal', 'rate_limited'];
const tries = 3;

/** What was fetched, for one agent. Live events keep it true, so nothing is fetched again only because time passes. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (count, error) =>
          count < tries && error instanceof ApiFailure && passing.includes(error.failure.code),
        // The browser's word on being online is no proof either way.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
