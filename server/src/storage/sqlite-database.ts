import { type Checkpointer, createCheckpointer } from './checkpointer.ts';
import { createCommitListeners } from './commit-listeners.ts';
import { type ConversationMemory, createConversationMemory } from './conversation-memory.ts';
import type { Database, WriteSession } from './database.ts';
import { createFileGuard } from './file-guard.ts';
import { createFeedMemory, type FeedMemory } from './feed-memory.ts';
import { createGroupWriter, type GroupTransaction, type GroupWriter } from './group-writer.ts';
import { openLateRows } from './late-row-transaction.ts';
import { createLateRows, type LateRows } from './late-rows.ts';
import { createLockPatience } from './lock-patience.ts';
import { createPositionMemory, type PositionMemory } from './position-memory.ts';
import { createPositionStatements, type PositionStatements } from './positions.ts';
import { createRowKeeper, type RowKeeper } from './row-keeper.ts';
import { createRowPacer } from './row-pacer.ts';
import { createSettledReader } from './settled-reader.ts';
import { createSqliteConnection, type SqliteConnection } from './sqlite-connection.ts';
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
  // In pages, 400 MB; see `createCheckpointer`.
  'wal_autocheckpoint = 100000',
];
const readerPragmas = ['query_only = on', 'temp_store = memory', 'cache_size = -16384'];

/**
 * Within so long each row that waits has its turn, and a crash leaves twice as much to be made anew; in milliseconds. The
 * longer, the more of what happens in a conversation is written at once.
 */
const rowDelay_ms = 10_000;

/** What the only writer knows without asking. */
interface Memories {
  readonly rows: ConversationMemory;
  readonly feed: FeedMemory;
  readonly positions: PositionMemory;
  readonly late: LateRows;
}

/** What transactions run besides their commands' statements. */
interface Upkeep {
  readonly positions: PositionStatements;
  readonly keeper: RowKeeper;
  readonly checkpointer: Checkpointer;
}

/** Where the file is, and how long rows wait to be written: 10 s, unless somebody wants to see it. */
export interface SqliteOptions {
  readonly path: string;
  readonly row_delay_ms?: number;
}

/** A SQLite file: one connection that writes for everybody, one that reads, one for snapshots. */
export function createSqliteDatabase(options: SqliteOptions): Database {
  const { path, row_delay_ms = rowDelay_ms } = options;
  const builder = createBuilder('sqlite');
  const guard = createFileGuard(path);
  const writer = createSqliteConnection({ path, pragmas: writerPragmas, guard });
  const reader = createSqliteConnection({ path, pragmas: readerPragmas, guard });
  const viewer = createSqliteConnection({ path, pragmas: readerPragmas, guard });
  const listeners = createCommitListeners();
  const late = createLateRows(row_delay_ms);
  const memories = {
    rows: createConversationMemory(10_000),
    feed: createFeedMemory(512),
    positions: createPositionMemory(),
    late,
  };
  const checkpointer = createCheckpointer(path, () => group.hold());
  const positions = createPositionStatements(builder);
  const upkeep = { positions, keeper: createRowKeeper(builder), checkpointer };
  const group: GroupWriter = createGroupWriter({
    begin: () => begin(writer, memories, upkeep),
    patiently: createLockPatience(Date.now, Math.random),
    committed: (account_ids) => {
      listeners.tell(account_ids);
      pacer.committed();
    },
    group_size: 256,
  });
  const transaction: Database['transaction'] = (work) => group.transaction(work);
  const commit = () => transaction(() => undefined);
  const pacer = createRowPacer({ late, commit });
  return {
    dialect: 'sqlite',
    builder,
    ...createSettledReader({
      reader,
      viewer,
      areRowsWritten: () => late.areWritten(writer.dataVersion()),
      rowsWaiting: () => late.waiting(),
      transaction,
    }),
    // The writer's own commits don't change its version, so it says whether anybody else has written.
    recentFeed: (account_id, after, limit) =>
      memories.feed.read(writer.dataVersion(), account_id, after, limit),
    transaction,
    onCommit: (listener) => listeners.add(listener),
    close: async () => {
      pacer.close();
      // Where it can't be, the next start does it.
      await transaction((session) => session.settle()).catch(() => undefined);
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
function begin(connection: SqliteConnection, memories: Memories, upkeep: Upkeep): GroupTransaction {
  const version = connection.beginImmediate();
  const rows = memories.rows.open(version);
  const feed = memories.feed.open(version);
  const late = openLateRows(memories.late, upkeep.keeper, connection, version);
  const rollback = () => {
    memories.rows.forget();
    memories.feed.forget();
    connection.rollback();
  };
  const positions = memories.positions.open(version);
  let writes = 0;
  const session: WriteSession = {
    all: (statement, params) => {
      late.beforeReading(statement, params);
      if (statement.writes) writes += 1;
      return connection.all(statement, params);
    },
    one: (statement, params) => {
      late.beforeReading(statement, params);
      if (statement.writes) writes += 1;
      return connection.all(statement, params)[0];
    },
    write: (changes) => {
      writes += changes.length;
      for (const { statement, params } of changes) connection.all(statement, params as never);
    },
    lock: () => {},
    takePositions: (account_id, count) => {
      const before =
        positions.last() ?? connection.all(upkeep.positions.last, {})[0]?.position ?? 0;
      const last = before + count;
      positions.take(account_id, last);
      late.took(account_id, last);
      writes += 1;
      return last;
    },
    recall: (id) => rows.recall(id) ?? late.recall(id),
    remember: (conversation) => {
      rows.remember(conversation);
      late.revise(conversation);
    },
    putOff: (conversation) => {
      writes += 1;
      late.putOff(conversation);
      return true;
    },
    list: late.list,
    settle: late.settle,
    settlePart: late.settlePart,
    tell: (account_id, items) => feed.add(account_id, items),
    execute: (sql) => {
      writes += 1;
      connection.execute(sql);
    },
  };
  return {
    session,
    writes: () => writes + late.writes(),
    rollback,
    commit: () => {
      try {
        late.beforeCommit(performance.now());
        connection.commit();
      } catch (error) {
        rollback();
        throw error;
      }
      rows.keep();
      feed.keep();
      positions.keep();
      late.keep();
      upkeep.checkpointer.written(writes + late.writes());
      return positions.accounts();
    },
  };
}
