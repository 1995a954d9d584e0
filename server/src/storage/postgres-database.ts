import type { Id } from '@porchlight/protocol';
import { sql } from 'kysely';
import pg from 'pg';
import { StorageError } from '../domain/store.ts';
import type { Soon } from '../domain/soon.ts';
import { createCommitListeners } from './commit-listeners.ts';
import type { Database, Session, WriteSession } from './database.ts';
import { postgresTrouble } from './postgres-trouble.ts';
import { createPositionStatements, type PositionStatements } from './positions.ts';
import { createBuilder, type Statement, statement } from './statement.ts';

/** Where Postgres is, and how many connections to it this process may hold. */
export interface PostgresOptions {
  readonly url: string;
  readonly connections?: number;
  /** No statement may take longer, nor connecting, nor waiting for a connection; in milliseconds, 6,000 by default. */
  readonly deadline_ms?: number;
}

type LockStatement = Statement<{ key: string }, unknown>;

interface WriteStatements {
  readonly positions: PositionStatements;
  readonly lock: LockStatement;
}

// A serialisation failure, a deadlock, or two who made the same row at once: the second run will see the first's.
const retriable = new Set(['40001', '40P01', '23505']);
const attempts = 6;

/**
 * A Postgres database behind a pool. Each transaction has a connection to itself.
 *
 * Two writers never wait for each other in a circle: whoever writes locks its conversation first and the account's row,
 * for positions, last. When the answer to a COMMIT is lost nobody knows whether it happened; the command is reported as
 * failed, comes again with the same id, and is answered from its record.
 */
export function createPostgresDatabase(options: PostgresOptions): Database {
  const pool = createPool(options);
  const builder = createBuilder('postgres');
  const listeners = createCommitListeners();
  const statements = {
    positions: createPositionStatements(builder),
    lock: statement((p: { key: string }) =>
      builder.selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${p.key}, 0))`.as('locked')),
    ),
  };
  let closing: Promise<void> | null = null;
  return {
    dialect: 'postgres',
    builder,
    read: sessionOf(pool),
    recentFeed: () => null,
    snapshot: (work) =>
      withTransaction(pool, 'begin isolation level repeatable read, read only', (client) =>
        work(sessionOf(client)),
      ),
    transaction: async (work) => {
      const { result, account_ids } = await writeAgain(pool, statements, work);
      listeners.tell(account_ids);
      return result;
    },
    onCommit: (listener) => listeners.add(listener),
    close: () => (closing ??= pool.end()),
  };
}

/** Changing the schema of a large database takes its time, in milliseconds. */
const ddlDeadline_ms = 3_600_000;

function createPool(options: PostgresOptions): pg.Pool {
  const { url, connections = 10, deadline_ms = 6_000 } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // Also for the wait until one of the connections is free.
    connectionTimeoutMillis: deadline_ms,
    query_timeout: deadline_ms,
    // Postgres gives up a little earlier, and can say so.
    statement_timeout: deadline_ms - 100,
    idle_in_transaction_session_timeout: deadline_ms,
    types: { getTypeParser: parserOf },
  });
  // Without a listener a lost connection would end the process; the query that next needs one reports it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

// Positions are bigint and far below 2^53, so they may be numbers; pg gives text to be safe for all.
const asNumbers = new Set<number>([pg.types.builtins.INT8]);
const parserOf = ((oid, format) =>
  asNumbers.has(oid)
    ? Number
    : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;

function sessionOf(client: pg.Pool | pg.PoolClient): Session {
  const all: Session['all'] = async (query, params) => {
    const { name, sql: text } = query;
    const answer = await guarded(() => client.query({ name, text, values: query.bind(params) }));
    return answer.rows as never;
  };
  return { all, one: async (query, params) => (await all(query, params))[0] };
}

async function writeAgain<Result>(
  pool: pg.Pool,
  statements: WriteStatements,
  work: (session: WriteSession) => Soon<Result>,
): Promise<{ result: Result; account_ids: ReadonlySet<Id> }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const account_ids = new Set<Id>();
      const result = await withTransaction(pool, 'begin', async (client) =>
        work(writeSessionOf(client, statements, account_ids)),
      );
      return { result, account_ids };
    } catch (error) {
      if (attempt === attempts || !isRetriable(error)) throw error;
    }
  }
}

function writeSessionOf(
  client: pg.PoolClient,
  { positions, lock }: WriteStatements,
  account_ids: Set<Id>,
): WriteSession {
  const session = sessionOf(client);
  return {
    ...session,
    write: async (writes) => {
      for (const { statement: query, params } of writes) await session.all(query, params as never);
    },
    lock: async (key) => {
      await session.all(lock, { key });
    },
    takePositions: async (account_id, count) => {
      account_ids.add(account_id);
      const row = await session.one(positions.add, { account_id, count });
      if (row === undefined) throw new Error(`no account ${account_id}`);
      return row.position;
    },
    recall: () => undefined,
    remember: () => {},
    putOff: () => false,
    list: () => {},
    settle: () => {},
    settlePart: () => {},
    tell: () => {},
    execute: async (text) => {
      const query = { text, query_timeout: ddlDeadline_ms };
      await guarded(() => client.query(query));
    },
  };
}

async function withTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await guarded(() => pool.connect());
  let broken: Error | undefined;
  try {
    await guarded(() => client.query(begin));
    const result = await work(client);
    await guarded(() => client.query('commit'));
    return result;
  } catch (error) {
    // A connection that does not answer, or can't even roll back, is thrown away; Postgres then rolls back by itself.
    if (isLost(error)) broken = error;
    else await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // It works, and was asked what no one can answer: a fault of ours, and no reason to call it failing.
    if (isRefusedValue(error)) throw error;
    throw new StorageError('Postgres failed', { cause: error, trouble: postgresTrouble(error) });
  }
}

/** A value that no column of that type can hold: class 22 of Postgres' error codes. */
function isRefusedValue(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code?.startsWith('22') === true;
}

/** Whether Postgres has said nothing, where it could be waited for in vain once more. */
function isLost(error: unknown): error is StorageError {
  return error instanceof StorageError && !(error.cause instanceof pg.DatabaseError);
}

function isRetriable(error: unknown): boolean {
  const cause = error instanceof StorageError ? error.cause : undefined;
  return cause instanceof pg.DatabaseError && retriable.has(cause.code ?? '');
}
