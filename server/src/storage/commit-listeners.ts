import type { Id } from '@porchlight/protocol';

/** Those who want to know of commits, and how they are told. */
export interface CommitListeners {
  add(listener: (account_id: Id) => void): () => void;
  tell(account_ids: Iterable<Id>): void;
}

/** An empty list of listeners. */
export function createCommitListeners(): CommitListeners {
  const listeners = new Set<(account_id: Id) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell: (account_ids) => {
      for (const account_id of account_ids) for (const listener of listeners) listener(account_id);
    },
  };
}
