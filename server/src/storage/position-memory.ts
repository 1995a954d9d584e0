import type { Id } from '@porchlight/protocol';

/** The last positions that one transaction has taken, and those that were taken before it. */
export interface TakenPositions {
  /** The last position of an account's feed; undefined where the database must be asked. */
  readonly last: (account_id: Id) => number | undefined;
  readonly take: (account_id: Id, last: number) => void;
  /** The accounts of which positions were taken in this transaction. */
  readonly accounts: () => readonly Id[];
  /** The transaction has been committed: the next ones count on from here. */
  readonly keep: () => void;
}

/** How far the feeds of the accounts have come, as the only writer knows it. */
export interface PositionMemory {
  /** `version` changes when somebody else has written to the database; then nothing is known. */
  open(version: number): TakenPositions;
}

/** Remembers one number for each account: a counter in the database would cost each commit a page. */
export function createPositionMemory(): PositionMemory {
  let known = new Map<Id, number>();
  let known_version: number | null = null;
  return {
    open: (version) => {
      if (version !== known_version) known = new Map();
      known_version = version;
      const taken = new Map<Id, number>();
      return {
        last: (account_id) => taken.get(account_id) ?? known.get(account_id),
        take: (account_id, last) => void taken.set(account_id, last),
        accounts: () => [...taken.keys()],
        keep: () => {
          for (const [account_id, last] of taken) known.set(account_id, last);
        },
      };
    },
  };
}
