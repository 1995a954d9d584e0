import type { Conversation, Id } from '@porchlight/protocol';
import type { LogEntry } from './schema.ts';

/** How far feeds have come: an account and the last position in its feed. */
export type Heads = ReadonlyMap<Id, number>;

/** Items that a conversation's log doesn't list yet, column by column: many small objects would cost the garbage collector too much. */
export interface Unlisted {
  readonly conversation_id: Id;
  readonly seqs: readonly number[];
  readonly slots: readonly string[];
  readonly positions: readonly number[];
}

/** What is to be written, and what is true of the file once it is. */
export interface LateWork {
  /** Conversations as they are. */
  readonly rows: readonly Conversation[];
  readonly unlisted: readonly Unlisted[];
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
  readonly list: (entry: LogEntry) => void;
  /** The row as it is in this transaction: where an older one waits, this one waits in its place. */
  readonly revise: (conversation: Conversation) => void;
  /** Positions of an account's feed were taken, this one last. */
  readonly took: (account_id: Id, last: number) => void;
  /** Everything that waits, to be written in this transaction. */
  readonly takeAll: () => LateWork;
  /** The same of one conversation. */
  readonly takeOne: (id: Id) => LateWork;
  /** The same of some conversations that have waited longest. */
  readonly takePart: () => LateWork;
  /** What is due at this moment: everything that waits gets its turn within a round, in even parts. */
  readonly takeDue: (now_ms: number) => LateWork;
  /** The transaction has been committed. */
  readonly keep: () => void;
}

/**
 * What follows from the feed and is written later than it: conversations' rows, and the lists of what belongs to a
 * conversation (`log_entries`). Each stands in pages of its own, which a busy conversation would write three
 * times for each message. What a reader or another transaction must do for it not to be noticed is in
 * `late-row-transaction.ts`; after a crash it is made anew from the feed (`row-keeper.ts`).
 */
export interface LateRows {
  /** `version` changes when somebody else has written to the database; then what waits is no longer certain, and is dropped. */
  open(version: number): LateTransaction;
  /** Whether everything is in the file. */
  areWritten(version: number): boolean;
  /** How many conversations have something that waits. */
  waiting(): number;
}

/** What waits of one conversation. Changed in place: objects that live for seconds cost the garbage collector most, and numbers nothing. */
interface Waiting extends Unlisted {
  row: Conversation | null;
  readonly seqs: number[];
  readonly slots: string[];
  readonly positions: number[];
}

interface Round {
  /** In the order of their pages. */
  readonly ids: readonly Id[];
  readonly heads: Heads;
  readonly begun_ms: number;
  /** How many have had their turn. */
  readonly taken: number;
}

const noWork: LateWork = { rows: [], unlisted: [], heads: new Map() };

/** The most rows that one transaction writes, so that none takes long: along with a commit, and for a reader who waits for them. */
const largestPart = { unasked: 64, asked: 256 };

function alone({ conversation_id, seq, slot, position }: LogEntry): Unlisted {
  return { conversation_id, seqs: [seq], slots: [slot], positions: [position] };
}

/**
 * Knows nothing yet: the first transaction that needs a row catches up. A round over all that waits takes `round_ms`, or as long
 * as there are no commits; then the next begins.
 */
export function createLateRows(round_ms: number): LateRows {
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

  function begin(begun_ms: number): Round {
    const ids = [...waiting.keys()].toSorted();
    return { ids, heads: new Map(heads), begun_ms, taken: 0 };
  }

  function wait(id: Id): Waiting {
    const known = waiting.get(id);
    if (known !== undefined) return known;
    const fresh = { conversation_id: id, row: null, seqs: [], slots: [], positions: [] };
    waiting.set(id, fresh);
    return fresh;
  }

  /** As many of them as have about so many rows. */
  function partOf(ids: readonly Id[], most: number): readonly Id[] {
    let rows = 0;
    const end = ids.findIndex((id) => {
      const full = rows >= most;
      rows += 2 + (waiting.get(id)?.positions.length ?? 0);
      return full;
    });
    return end === -1 ? ids : ids.slice(0, end);
  }

  function open(version: number): LateTransaction {
    if (version !== known_version) doubt();
    known_version = version;
    const rows = new Map<Id, Conversation>();
    let entries: LogEntry[] = [];
    const taken = new Map<Id, number>();
    const noted = new Map<Id, number>();
    const written = new Map<Id, Conversation | null>();
    let is_caught_up = caught_up;
    let next_round = round;
    const find = (id: Id) => rows.get(id) ?? waiting.get(id)?.row ?? undefined;

    function take(ids: Iterable<Id>, reached: Heads): LateWork {
      const work = { rows: new Array<Conversation>(), unlisted: new Array<Unlisted>() };
      for (const id of ids) {
        const row = find(id) ?? null;
        const first = !written.has(id);
        if (row !== null && written.get(id) !== row) work.rows.push(row);
        const waits = waiting.get(id);
        if (first && waits !== undefined && waits.positions.length > 0) work.unlisted.push(waits);
        written.set(id, row);
      }
      for (const [account_id, head] of reached) noted.set(account_id, head);
      return { ...work, heads: reached };
    }

    return {
      isCaughtUp: () => is_caught_up,
      caughtUp: () => void (is_caught_up = true),
      recall: find,
      putOff: (row) => void rows.set(row.id, row),
      list: (entry) => void entries.push(entry),
      revise: (row) => {
        if (find(row.id) !== undefined) rows.set(row.id, row);
      },
      took: (account_id, last) => void taken.set(account_id, last),
      takeAll: () => {
        const ids = new Set([...waiting.keys(), ...rows.keys()]);
        const work = take([...ids].toSorted(), new Map([...heads, ...taken]));
        const own = entries.map(alone);
        entries = [];
        return { ...work, unlisted: [...work.unlisted, ...own] };
      },
      takeOne: (id) => {
        const work = take([id], noWork.heads);
        const own = entries.filter((entry) => entry.conversation_id === id).map(alone);
        entries = entries.filter((entry) => entry.conversation_id !== id);
        return { ...work, unlisted: [...work.unlisted, ...own] };
      },
      takePart: () => {
        const ids = [...waiting.keys()].filter((id) => !written.has(id));
        return take(partOf(ids, largestPart.asked).toSorted(), noWork.heads);
      },
      takeDue: (now_ms) => {
        if (round === null && waiting.size === 0) return noWork;
        const current = round ?? begin(now_ms);
        const { ids, begun_ms, taken: before } = current;
        const due = Math.floor(ids.length * Math.min(1, (now_ms - begun_ms) / round_ms));
        const part = partOf(ids.slice(before, due), largestPart.unasked);
        const taken_now = before + part.length;
        const isOver = taken_now === ids.length;
        next_round = isOver ? null : { ...current, taken: taken_now };
        return take(part, isOver ? current.heads : noWork.heads);
      },
      keep: () => {
        caught_up = is_caught_up;
        round = next_round;
        for (const id of written.keys()) waiting.delete(id);
        for (const [id, row] of rows) {
          if (written.get(id) !== row) wait(id).row = row;
        }
        for (const { conversation_id, seq, slot, position } of entries) {
          const { seqs, slots, positions } = wait(conversation_id);
          seqs.push(seq);
          slots.push(slot);
          positions.push(position);
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
  };
}
