import type { Conversation, Id } from '@porchlight/protocol';

/** How far feeds have come: an account and the last position in its feed. */
export type Heads = ReadonlyMap<Id, number>;

/** Where an item stands in the feed of an account. */
export interface Place {
  readonly account_id: Id;
  readonly position: number;
}

/** What is to be written, and what is true of the file once it is. */
export interface LateWork {
  /** Conversations as they are. */
  readonly rows: readonly Conversation[];
  /** Items of the feed that their conversations' logs don't list yet. */
  readonly unlisted: readonly Place[];
  /** Up to here in these feeds everything is written; empty where that is not known yet. */
  readonly heads: Heads;
}

/** What one transaction knows and does of what is written late. */
export interface LateTransaction {
  /** Whether what waits, and for the rest the file, are up to date with the feed. */
  readonly isCaughtUp: () => boolean;
  /** The file has been brought up to date. */
  readonly caughtUp: () => void;
  /** The row as it is in this transaction, where it waits to be written. */
  readonly recall: (id: Id) => Conversation | undefined;
  readonly putOff: (conversation: Conversation) => void;
  readonly putOffListing: (conversation_id: Id, place: Place) => void;
  /** The row as it is in this transaction: where an older one waits, this one waits in its place. */
  readonly revise: (conversation: Conversation) => void;
  /** Positions of an account's feed were taken, this one last. */
  readonly took: (account_id: Id, last: number) => void;
  /** Everything that waits, to be written in this transaction. */
  readonly takeAll: () => LateWork;
  /** Some of what waits for its turn in a round. */
  readonly takePart: () => LateWork;
  /** The transaction has been committed. */
  readonly keep: () => void;
}

/**
 * What follows from the feed and is written later than it: conversations' rows, and the lists of what belongs to a
 * conversation (the index on the feed). Each stands in pages of its own, which a busy conversation would write three
 * times for each message. What a reader or another transaction must do for it not to be noticed is in
 * `late-row-transaction.ts`; after a crash it is made anew from the feed (`row-keeper.ts`).
 */
export interface LateRows {
  /** `version` changes when somebody else has written to the database; then what waits is not certain, and let go. */
  open(version: number): LateTransaction;
  /** Whether everything is in the file. */
  areWritten(version: number): boolean;
  /** How many conversations have something that waits. */
  waiting(): number;
  /** From now on each transaction writes a part of what waits at this moment. */
  beginRound(): void;
  isInRound(): boolean;
  /** For when a transaction was rolled back: a round must begin anew. */
  breakRound(): void;
}

/** What waits of one conversation. */
interface Waiting {
  readonly row: Conversation | null;
  readonly unlisted: readonly Place[];
}

interface Round {
  /** In the order of their pages. */
  readonly ids: Id[];
  readonly heads: Heads;
}

const noWork: LateWork = { rows: [], unlisted: [], heads: new Map() };

/** In a transaction of a round so many conversations are written at least: several share a page. */
const smallestPart = 16;

/** A part is at least such a fraction of all that waits, so that it can't grow for ever. */
const parts = 128;

/** Knows nothing yet: the first transaction that needs a row catches up. */
export function createLateRows(): LateRows {
  const waiting = new Map<Id, Waiting>();
  const heads = new Map<Id, number>();
  let known_version: number | null = null;
  let caught_up = false;
  let round: Round | null = null;

  function doubt(): void {
    waiting.clear();
    heads.clear();
    caught_up = false;
    round = null;
  }

  function open(version: number): LateTransaction {
    if (version !== known_version) doubt();
    known_version = version;
    // What waits as this transaction leaves it: null for what it has written.
    const changed = new Map<Id, Waiting | null>();
    const taken = new Map<Id, number>();
    const noted = new Map<Id, number>();
    let is_caught_up = caught_up;

    const find = (id: Id): Waiting | null => {
      const here = changed.get(id);
      return here === undefined ? (waiting.get(id) ?? null) : here;
    };
    const put = (id: Id, more: Partial<Waiting>) =>
      void changed.set(id, { row: null, unlisted: [], ...find(id), ...more });

    function take(ids: Iterable<Id>, reached: Heads): LateWork {
      const rows: Conversation[] = [];
      const unlisted: Place[] = [];
      for (const id of ids) {
        const found = find(id);
        if (found === null) continue;
        if (found.row !== null) rows.push(found.row);
        unlisted.push(...found.unlisted);
        changed.set(id, null);
      }
      for (const [account_id, head] of reached) noted.set(account_id, head);
      return { rows, unlisted, heads: reached };
    }

    return {
      isCaughtUp: () => is_caught_up,
      caughtUp: () => void (is_caught_up = true),
      recall: (id) => find(id)?.row ?? undefined,
      putOff: (row) => put(row.id, { row }),
      putOffListing: (id, place) => put(id, { unlisted: [...(find(id)?.unlisted ?? []), place] }),
      revise: (row) => {
        if (find(row.id)?.row) put(row.id, { row });
      },
      took: (account_id, last) => void taken.set(account_id, last),
      takeAll: () => {
        const ids = new Set([...waiting.keys(), ...changed.keys()]);
        return take([...ids].toSorted(), new Map([...heads, ...taken]));
      },
      takePart: () => {
        if (round === null) return noWork;
        const size = Math.max(smallestPart, Math.ceil(waiting.size / parts));
        const ids = round.ids.splice(0, size);
        if (round.ids.length > 0) return take(ids, noWork.heads);
        const reached = round.heads;
        round = null;
        return take(ids, reached);
      },
      keep: () => {
        caught_up = is_caught_up;
        for (const [id, left] of changed) {
          if (left === null) waiting.delete(id);
          else waiting.set(id, left);
        }
        for (const [account_id, last] of taken) heads.set(account_id, last);
        for (const [account_id, head] of noted) {
          if (heads.get(account_id) === head) heads.delete(account_id);
        }
      },
    };
  }

  return {
    open,
    areWritten: (version) => version === known_version && caught_up && waiting.size === 0,
    waiting: () => waiting.size,
    beginRound: () => void (round = { ids: [...waiting.keys()].toSorted(), heads: new Map(heads) }),
    isInRound: () => round !== null,
    breakRound: () => void (round = null),
  };
}
