import type { Conversation, Id } from '@porchlight/protocol';
import type { LateRows, LateWork } from './late-rows.ts';
import type { RowKeeper } from './row-keeper.ts';
import type { LogEntry } from './schema.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { Statement } from './statement.ts';

/** What a transaction on a SQLite file does so that nobody sees a row that is behind the feed. */
export interface LateRowTransaction {
  readonly recall: (id: Id) => Conversation | undefined;
  readonly putOff: (conversation: Conversation) => void;
  readonly list: (entry: LogEntry) => void;
  readonly revise: (conversation: Conversation) => void;
  readonly took: (account_id: Id, last: number) => void;
  /** Before a statement runs: where it would read late rows they are written first. */
  readonly beforeReading: <Params>(statement: Statement<Params, unknown>, params: Params) => void;
  /** Writes all now, and once more before COMMIT. */
  readonly settle: () => void;
  /** Writes a part of it now. */
  readonly settlePart: () => void;
  /** Right before COMMIT: writes all, or what is due. */
  readonly beforeCommit: (now_ms: number) => void;
  readonly keep: () => void;
  /** How many rows and entries were written, or tried. */
  readonly writes: () => number;
}

/** Opens it; the connection is in a transaction that holds the file's write lock. */
export function openLateRows(
  late: LateRows,
  keeper: RowKeeper,
  connection: SqliteConnection,
  version: number,
): LateRowTransaction {
  const here = late.open(version);
  let settles = false;
  let writes = 0;

  function catchUp(): void {
    if (here.isCaughtUp()) return;
    writes += keeper.catchUp(connection);
    here.caughtUp();
  }

  /** Counted before, so that what fails half-way is known to have written, and rolled back. */
  function write(work: LateWork): void {
    writes += sizeOf(work);
    keeper.write(connection, work);
  }

  function writeAll(): void {
    catchUp();
    write(here.takeAll());
  }

  function writeOne({ conversation_id }: { readonly conversation_id: Id }): void {
    catchUp();
    write(here.takeOne(conversation_id));
  }

  return {
    recall: (id) => {
      catchUp();
      return here.recall(id);
    },
    putOff: (conversation) => {
      catchUp();
      here.putOff(conversation);
    },
    list: (entry) => {
      catchUp();
      here.list(entry);
    },
    revise: here.revise,
    took: here.took,
    beforeReading: ({ late_rows }, params) => {
      if (late_rows === 'all') writeAll();
      if (late_rows === 'one') writeOne(params as { readonly conversation_id: Id });
    },
    settle: () => {
      settles = true;
      writeAll();
    },
    settlePart: () => {
      catchUp();
      write(here.takePart());
    },
    beforeCommit: (now_ms) => {
      if (settles) writeAll();
      else write(here.takeDue(now_ms));
    },
    keep: here.keep,
    writes: () => writes,
  };
}

function sizeOf({ rows, unlisted, heads }: LateWork): number {
  let size = rows.length * 2 + heads.size;
  for (const { positions } of unlisted) size += positions.length;
  return size;
}
