import type { Conversation, Id } from '@porchlight/protocol';
import type { FeedPage, StoredItem } from '../domain/store.ts';
import type { Soon } from '../domain/soon.ts';
import type { LogEntry } from './schema.ts';
import type { Builder, Dialect, Statement } from './statement.ts';

/** Runs statements. Failures of the database are StorageErrors, thrown or rejected with. */
export interface Session {
  all<Params, Row>(statement: Statement<Params, Row>, params: Params): Soon<readonly Row[]>;
  one<Params, Row>(statement: Statement<Params, Row>, params: Params): Soon<Row | undefined>;
}

/** A statement that changes something, with its parameters. */
export interface Write {
  readonly statement: Statement<never, unknown>;
  readonly params: object;
}

/** A session inside a transaction that writes. */
export interface WriteSession extends Session {
  /** Runs writes in their order. */
  write(writes: readonly Write[]): Soon<void>;
  /** Holds off others that lock the same key until this transaction ends. Where writers are alone anyway, nothing. */
  lock(key: string): Soon<void>;
  /**
   * The last of the next `count` positions of an account's feed, taken. On Postgres it holds the account's row until
   * COMMIT, which makes the order of positions the order of commits, so it must come as late as can be.
   */
  takePositions(account_id: Id, count: number): Soon<number>;
  /** A conversation's row where it is known without asking the database; on Postgres, where others write, never. */
  recall(id: Id): Conversation | undefined;
  /** Tells the row of a conversation as it now is in this transaction. */
  remember(conversation: Conversation): void;
  /**
   * Takes the row of a conversation that messages or a step have changed, to write it later, which no reader will notice;
   * false where the caller must write it.
   */
  putOff(conversation: Conversation): boolean;
  /** Takes an item of the feed that its conversation's log is to list, to do so later. On Postgres the log is the feed's index. */
  list(entry: LogEntry): void;
  /** Writes whatever was put off, and lets nothing be put off until COMMIT. */
  settle(): Soon<void>;
  /** Writes a part of it, so that no transaction is long. */
  settlePart(): Soon<void>;
  /** Tells what was added to an account's feed, for `recentFeed`. */
  tell(account_id: Id, items: readonly StoredItem[]): void;
  /** Runs DDL and other text that is run once. */
  execute(sql: string): Soon<void>;
}

/** A database behind sessions: what differs between SQLite and Postgres, and nothing more. */
export interface Database {
  readonly dialect: Dialect;
  readonly builder: Builder;
  /** Every statement on its own, as of now. */
  readonly read: Session;
  /** As the store's `feed`, where it is known without reading; else null. On Postgres, where others write, always. */
  recentFeed(account_id: Id, after: number, limit: number): FeedPage | null;
  /** Several statements that see one and the same moment. */
  snapshot<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work` in a transaction and resolves after COMMIT has returned. What `work` throws rolls it back. `work` may
   * be run again when the database asks for it, so it must keep nothing between runs; and it must wait for nothing
   * but its session, because others wait behind it.
   */
  transaction<Result>(work: (session: WriteSession) => Soon<Result>): Promise<Result>;
  /** Called after a commit that took positions of an account. */
  onCommit(listener: (account_id: Id) => void): () => void;
  close(): Promise<void>;
}

/** A write whose parameters fit its statement. */
export function writeOf<Params extends object>(
  statement: Statement<Params, unknown>,
  params: Params,
): Write {
  return { statement, params };
}
