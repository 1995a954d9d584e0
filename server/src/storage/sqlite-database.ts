import { type Checkpointer, createCheckpointer } from './checkpointer.ts';
import { createCommitListeners } from './commit-listeners.ts';
import { type ConversationMemory, createConversationMemory } from './conversation-memory.ts';
import type { Database, Session, WriteSession } from './database.ts';
import { createFileGuard } from './file-guard.ts';
import { createFeedMemory, type FeedMemory } from './feed-memory.ts';
import { createGroupWriter, type GroupTransaction, type GroupWriter } from './group-writer.ts';
import { createLockPatience } from './lock-patience.ts';
import { createPositionMemory, type PositionMemory } from './position-memory.ts';
import { createPositionStatements, type PositionStatements } from './positions.ts';
import { createSqliteConnection, sessionOf, type SqliteConnection } from './sqlite-connection.ts';
import { createBuilder } from './statement.ts';

// FULL syncs the disk at every commit: NORMAL would survive kill -9 but not a power cut. The cache is small on purpose:
// at every commit that has split a page SQLite walks through all of it, and the system caches the file anyway.
const writerPragmas = [
  'journal_mode = wal',
  'synchronous = full',
  'foreign_keys = on',
  'temp_store = memory',
  'cache_size = -8192',
  // What a recall takes away is overwritten where it stood. `fast` would leave the ends of long texts.
  'secure_delete = on',
  // In pages, 64 MB; see `createCheckpointer`.
  'wal_autocheckpoint = 16000',
];
const readerPragmas = ['query_only = on', 'temp_store = memory', 'cache_size = -16384'];

/** What the only writer knows without asking. */
interface Memories {
  readonly rows: ConversationMemory;
  readonly feed: FeedMemory;
  readonly positions: PositionMemory;
}

/** A SQLite file: one connection that writes for everybody, one that reads, one for snapshots. */
export function createSqliteDatabase(options: { readonly path: string }): Database {
  const { path } = options;
  const builder = createBuilder('sqlite');
  const guard = createFileGuard(path);
  const writer = createSqliteConnection({ path, pragmas: writerPragmas, guard });
  const reader = createSqliteConnection({ path, pragmas: readerPragmas, guard });
  const viewer = createSqliteConnection({ path, pragmas: readerPragmas, guard });
  const listeners = createCommitListeners();
  const positions = createPositionStatements(builder);
  const memories = {
    rows: createConversationMemory(10_000),
    feed: createFeedMemory(512),
    positions: createPositionMemory(),
  };
  const checkpointer = createCheckpointer(path, () => group.hold());
  const group: GroupWriter = createGroupWriter({
    begin: () => begin(writer, positions, memories, checkpointer),
    patiently: createLockPatience(Date.now, Math.random),
    committed: (account_ids) => listeners.tell(account_ids),
    group_size: 256,
  });
  return {
    dialect: 'sqlite',
    builder,
    read: sessionOf(reader),
    // The writer's own commits don't change its version, so it says whether anybody else has written.
    recentFeed: (account_id, after, limit) =>
      memories.feed.read(writer.dataVersion(), account_id, after, limit),
    snapshot: createSnapshots(viewer),
    transaction: (work) => group.transaction(work),
    onCommit: (listener) => listeners.add(listener),
    close: async () => {
      await group.close();
      await checkpointer.close();
      for (const connection of [reader, viewer, writer]) connection.close();
    },
  };
}

/**
 * A transaction that holds the file's write lock from the start, so that what it reads and what the memories know stays
 * true.
 */
function begin(
  connection: SqliteConnection,
  statements: PositionStatements,
  memories: Memories,
  checkpointer: Checkpointer,
): GroupTransaction {
  connection.beginImmediate();
  const version = connection.dataVersion();
  const rows = memories.rows.open(version);
  const feed = memories.feed.open(version);
  const rollback = () => {
    memories.rows.forget();
    memories.feed.forget();
    connection.rollback();
  };
  const positions = memories.positions.open(version);
  let writes = 0;
  const session: WriteSession = {
    all: (statement, params) => {
      if (statement.writes) writes += 1;
      return connection.all(statement, params);
    },
    one: (statement, params) => {
      if (statement.writes) writes += 1;
      return connection.all(statement, params)[0];
    },
    write: (changes) => {
      writes += changes.length;
      for (const { statement, params } of changes) connection.all(statement, params as never);
    },
    lock: () => {},
    takePositions: (account_id, count) => {
      const known = positions.last(account_id);
      const before = known ?? connection.all(statements.last, { account_id })[0]?.position ?? 0;
      const last = before + count;
      positions.take(account_id, last);
      writes += 1;
      return last;
    },
    recall: (id) => rows.recall(id),
    remember: (conversation) => rows.remember(conversation),
    tell: (account_id, items) => feed.add(account_id, items),
    execute: (sql) => {
      writes += 1;
      connection.execute(sql);
    },
  };
  return {
    session,
    writes: () => writes,
    rollback,
    commit: () => {
      try {
        connection.commit();
      } catch (error) {
        rollback();
        throw error;
      }
      rows.keep();
      feed.keep();
      positions.keep();
      checkpointer.written(writes);
      return positions.accounts();
    },
  };
}

/** Snapshots one after another, since a connection has one transaction at a time. */
function createSnapshots(connection: SqliteConnection): Database['snapshot'] {
  const session: Session = sessionOf(connection);
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(async () => {
      connection.execute('begin');
      try {
        return await work(session);
      } finally {
        connection.rollback();
      }
    });
    last = next.catch(() => undefined);
    return next;
  };
}
