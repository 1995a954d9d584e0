import type { ConnectionState } from '@porchlight/client';
import { useCallback } from 'react';
import { useWorkspace } from './workspace.ts';

const fetched = new WeakSet<() => Promise<unknown>>();

/**
 * Fetches a part of the console's code; false where it can't be had now. A browser remembers a module that failed to
 * load for as long as the page lives, so without a connection nothing is even tried.
 */
export function useFetchPart(): (load: () => Promise<unknown>) => Promise<boolean> {
  const { live } = useWorkspace();
  return useCallback(
    async (load) => {
      if (fetched.has(load)) return true;
      if (isLost(live.getState().connection) || !navigator.onLine) return false;
      try {
        await load();
        fetched.add(load);
        return true;
      } catch {
        return false;
      }
    },
    [live],
  );
}

/** The first attempt, right after the page has come, is no sign of a lost connection. */
export function isLost(connection: ConnectionState): boolean {
  if (connection.kind === 'connecting') return connection.attempt > 1;
  return connection.kind !== 'live' && connection.kind !== 'idle';
}
