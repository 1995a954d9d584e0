import type { Id } from '@porchlight/protocol';

/** The last positions that one transaction has taken, and the one before them. */
export interface TakenPositions {
  /** The last position of all feeds; undefined where the database must be asked. */
  readonly last: () => number | undefined;
  /** For an account's feed, up to `last`. */
  readonly take: (account_id: Id, last: number) => void;
  /** The accounts for which positions were taken in this transaction. */
  readonly accounts: () => readonly Id[];
  /** The transaction has been committed: the next ones count on from here. */
  readonly keep: () => void;
}

/** How far the feeds of all accounts have come, as the only writer knows it. */
export interface PositionMemory {
  /** `version` changes when somebody else has written to the database; then nothing is known. */
  open(version: number): TakenPositions;
}

/** Remembers one number: a counter in the database would cost each commit a page. */
export function createPositionMemory(): PositionMemory {
  let known: number | undefined;
  let known_version: number | null = null;
  return {
    open: (version) => {
      if (version !== known_version) known = undefined;
      known_version = version;
      const accounts = new Set<Id>();
      let reached = known;
      return {
        last: () => reached,
        take: (account_id, last) => {
          accounts.add(account_id);
          reached = last;
        },
        accounts: () => [...accounts],
        keep: () => void (known = reached),
      };
    },
  };
}
