import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StorageError, type StorageTrouble } from '../domain/store.ts';
import type { Session } from './database.ts';
import type { FileGuard } from './file-guard.ts';
import { sqliteTrouble } from './sqlite-trouble.ts';
import type { SqlValue, Statement } from './statement.ts';

/** A connection to a SQLite file that opens itself at first use, and anew after the disk has failed it. */
export interface SqliteConnection {
  /** Runs a prepared statement and gives its rows as objects. */
  all<Params, Row>(statement: Statement<Params, Row>, params: Params): readonly Row[];
  /** Runs text that is not worth preparing. */
  execute(sql: string): void;
  /**
   * Begins a transaction that holds the file's write lock from the start, and gives the data's version there. Fails where the file
   * is another one now.
   */
  beginImmediate(): number;
  commit(): void;
  /** Changes when another connection has committed. Inside a transaction it says whether any had before. */
  dataVersion(): number;
  /** Ends the transaction without a trace; where even that fails, the next use opens a fresh connection. */
  rollback(): void;
  close(): void;
}

/** What is set on a connection when it opens. */
export interface SqliteConnectionOptions {
  readonly path: string;
  readonly pragmas: readonly string[];
  readonly guard: FileGuard;
}

interface Opened {
  readonly database: DatabaseSync;
  readonly generation: number;
  readonly version: StatementSync;
  readonly begin: StatementSync;
  readonly commit: StatementSync;
  readonly prepared: Map<Statement<never, unknown>, Prepared>;
}

interface Prepared {
  readonly run: StatementSync;
  readonly columns: readonly string[];
}

/** After these nobody knows what the connection's memory and the file have in common. */
const doubtful: ReadonlySet<StorageTrouble> = new Set(['disk', 'damaged', 'gone']);

/** Nothing else is done while SQLite waits for a lock, so it hardly waits; in milliseconds. */
const busy_ms = 20;

/** A connection for one user at a time. A lock held elsewhere makes it fail at once. */
export function createSqliteConnection(options: SqliteConnectionOptions): SqliteConnection {
  let opened: Opened | null = null;
  let doubt = false;
  let generation = 0;
  // A version means something only on the connection that told it: each connection's begin somewhere else.
  const current = () => (opened ??= { ...open(options), generation: (generation += 2 ** 32) });
  const discard = () => {
    const { database } = opened ?? {};
    opened = null;
    doubt = false;
    if (database?.isOpen === true) database.close();
  };
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      const failure = storageError(error);
      if (!(failure instanceof StorageError)) throw failure;
      doubt ||= doubtful.has(failure.trouble);
      // Inside a transaction whoever began it rolls it back.
      if (doubt && opened?.database.isTransaction !== true) discard();
      throw failure;
    }
  };
  const dataVersion = () =>
    guarded(() => {
      const { version, generation } = current();
      return (version.get() as unknown as [number])[0] + generation;
    });
  const rollback = () => {
    try {
      if (opened?.database.isTransaction === true) opened.database.exec('rollback');
      if (doubt) discard();
    } catch {
      // The caller has the first failure, which is the one that tells; this one only means: start afresh.
      discard();
    }
  };
  return {
    all: (statement, params) =>
      guarded(() => {
        const prepared = prepare(current(), statement);
        const values = statement.bind(params);
        return toObjects(prepared, prepared.run.all(...values) as unknown as SqlValue[][]);
      }) as never,
    execute: (sql) => guarded(() => current().database.exec(sql)),
    beginImmediate: () => {
      guarded(() => {
        options.guard.check();
        current().begin.all();
      });
      try {
        return dataVersion();
      } catch (error) {
        // Nobody else knows yet of this transaction, and none could begin inside it.
        rollback();
        throw error;
      }
    },
    commit: () => guarded(() => void current().commit.all()),
    dataVersion,
    rollback,
    close: () => guarded(discard),
  };
}

/** The session's form of a connection. */
export function sessionOf(connection: SqliteConnection): Session {
  return {
    all: (statement, params) => connection.all(statement, params),
    one: (statement, params) => connection.all(statement, params)[0],
  };
}

function open({ path, pragmas, guard }: SqliteConnectionOptions): Omit<Opened, 'generation'> {
  guard.check();
  const database = new DatabaseSync(path, { timeout: busy_ms });
  for (const pragma of pragmas) database.exec(`pragma ${pragma}`);
  guard.opened();
  const version = database.prepare('pragma data_version');
  version.setReturnArrays(true);
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  return { database, version, begin, commit, prepared: new Map() };
}

function prepare(opened: Opened, statement: Statement<never, unknown>): Prepared {
  const known = opened.prepared.get(statement);
  if (known !== undefined) return known;
  const run = opened.database.prepare(statement.sql);
  // Naming every column of every row costs more than reading it, so rows come as arrays and are named here.
  run.setReturnArrays(true);
  const prepared = { run, columns: run.columns().map((column) => column.name) };
  opened.prepared.set(statement, prepared);
  return prepared;
}

function toObjects({ columns }: Prepared, rows: readonly SqlValue[][]): object[] {
  return rows.map((row) => {
    const named: Record<string, SqlValue | undefined> = {};
    for (let index = 0; index < columns.length; index += 1) {
      named[columns[index] as string] = row[index];
    }
    return named;
  });
}

function storageError(error: unknown): unknown {
  const trouble = sqliteTrouble(error);
  return trouble === null ? error : new StorageError('SQLite failed', { cause: error, trouble });
}
