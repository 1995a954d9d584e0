import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StorageError } from '../domain/store.ts';
import type { Session } from './database.ts';
import type { SqlValue, Statement } from './statement.ts';

/** A connection to a SQLite file that opens itself at first use, and anew after the disk has failed it. */
export interface SqliteConnection {
  /** Runs a prepared statement and gives its rows as objects. */
  all<Params, Row>(statement: Statement<Params, Row>, params: Params): readonly Row[];
  /** Runs text that is not worth preparing. */
  execute(sql: string): void;
  /** Begins a transaction that holds the file's write lock from the start. */
  beginImmediate(): void;
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
}

interface Opened {
  readonly database: DatabaseSync;
  readonly version: StatementSync;
  readonly begin: StatementSync;
  readonly commit: StatementSync;
  readonly prepared: Map<Statement<never, unknown>, Prepared>;
}

interface Prepared {
  readonly run: StatementSync;
  readonly columns: readonly string[];
}

/** A connection for one user at a time. A lock held elsewhere is waited for up to 5 s. */
export function createSqliteConnection(options: SqliteConnectionOptions): SqliteConnection {
  let opened: Opened | null = null;
  const current = () => (opened ??= open(options));
  const discard = () => {
    const { database } = opened ?? {};
    opened = null;
    if (database?.isOpen === true) database.close();
  };
  return {
    all: (statement, params) =>
      guarded(() => {
        const prepared = prepare(current(), statement);
        const values = statement.bind(params);
        return toObjects(prepared, prepared.run.all(...values) as unknown as SqlValue[][]);
      }) as never,
    execute: (sql) => guarded(() => current().database.exec(sql)),
    beginImmediate: () => guarded(() => void current().begin.all()),
    commit: () => guarded(() => void current().commit.all()),
    dataVersion: () => guarded(() => (current().version.get() as unknown as [number])[0]),
    rollback: () => {
      try {
        if (opened?.database.isTransaction === true) opened.database.exec('rollback');
      } catch {
        // The caller has the first failure, which is the one that tells; this one only means: start afresh.
        discard();
      }
    },
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

function open({ path, pragmas }: SqliteConnectionOptions): Opened {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  for (const pragma of pragmas) database.exec(`pragma ${pragma}`);
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

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw isSqliteError(error) ? new StorageError('SQLite failed', { cause: error }) : error;
  }
}

function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_SQLITE');
}
