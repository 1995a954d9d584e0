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
      if (live.getState().connection.kind !== 'live' || !navigator.onLine) return false;
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
